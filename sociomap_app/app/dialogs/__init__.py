"""Windows that open beside the map, and every question the program asks."""
