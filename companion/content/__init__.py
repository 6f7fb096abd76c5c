"""What the program says of its own accord: the catalogue, with sources and review dates."""
