"""What is typed on the map itself: a name in place, joining by name, a note."""
