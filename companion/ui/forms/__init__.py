"""What is typed into a record: one form a kind, and what they share."""
