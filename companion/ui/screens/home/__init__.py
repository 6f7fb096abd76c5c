"""Home: how are you today, the last days, what comes next."""
