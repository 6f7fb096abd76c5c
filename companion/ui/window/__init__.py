"""The main window and what watches over it: lock, tray, a second start, drafts on closing."""
