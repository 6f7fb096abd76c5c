"""Which record book the window shows: its badge, others of this computer, its draft and daily backup."""
