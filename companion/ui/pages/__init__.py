"""The screens. A page decides what an act means; its widgets only say what happened."""
