"""What the program says of its own accord: the catalogue and the explanations, with sources."""
