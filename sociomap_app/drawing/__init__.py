"""Floor 4: one description of the drawing, from which screen, SVG, PDF and PNG are all painted."""
