"""How one gets from screen to screen, and what the window holds for them."""
