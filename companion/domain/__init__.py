"""What is true in the clinic. Standard library only: no files, no clock, no Qt."""
