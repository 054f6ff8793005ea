"""Colours, palette and signs of the frame."""
