"""The check-in, from the first question to the saved screen."""
