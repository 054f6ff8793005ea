"""Rings and areas of the map as a form, with what a change would do."""
