"""Another copy of the carnet: what it would bring, and what two computers wrote of one entry."""
