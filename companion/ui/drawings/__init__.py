"""Charts, strips, the body map, pictures: drawn by hand, each with its words."""
