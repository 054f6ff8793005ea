"""Figures painted into PDF, with the tags a screen reader needs."""
