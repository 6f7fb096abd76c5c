"""Every screen and sub-screen as a picture, offscreen, with a fixed clock and the demonstration carnet."""
