"""Letters: the shipped font, widths, wrapping, and shaping of what plain widths cannot set."""
