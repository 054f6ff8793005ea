"""Floor 7: the program with a window."""
