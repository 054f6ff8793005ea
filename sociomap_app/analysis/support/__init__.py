"""Who gives what: coverage, mentoring as a mosaic, the five lenses."""
