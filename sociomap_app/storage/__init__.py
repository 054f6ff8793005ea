"""Floor 2: the sociomap file and the safety of every file the program writes."""
