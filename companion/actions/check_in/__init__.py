"""What is asked and when, the check-in in progress, and how it is written."""
