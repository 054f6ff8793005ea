"""How a map is written as JSON, and read back strictly."""
