"""Onto paper and out as pictures: the print dialogue, blank maps, sheets for a folder of maps."""
