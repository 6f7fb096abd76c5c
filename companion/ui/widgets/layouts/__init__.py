"""How parts share the room that they have."""
