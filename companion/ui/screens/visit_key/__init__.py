"""A USB stick for the visit: the file that four words open, and the page."""
