"""Floor 7: the program without a window. It runs where there is no display and no Qt."""
