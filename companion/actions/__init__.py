"""What a person can do. Knows the domain and its own ports only."""
