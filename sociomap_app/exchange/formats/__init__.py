"""One module for each format a map comes from or goes to."""
