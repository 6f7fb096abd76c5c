"""What is said about records, in sentences that the window, the page and the command line share."""
