"""Floor 6: the map to draw on. A mirror of the session: it holds no data of its own."""
