"""What comes from outside is read in a process of its own: each reader, as it is asked here and as it answers there."""
