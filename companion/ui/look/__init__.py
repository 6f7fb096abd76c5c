"""Colours, type, spacing, icons and the style sheet made of them."""
