"""How one gets from screen to screen, and what every screen shares."""
