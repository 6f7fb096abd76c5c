"""The card of warning signs, on screen and to print."""
