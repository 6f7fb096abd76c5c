"""A locked carnet, a damaged one, one brought back."""
