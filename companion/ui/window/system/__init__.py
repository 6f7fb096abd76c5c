"""Where the window meets the desktop: a second start, the tray, the keyboard."""
