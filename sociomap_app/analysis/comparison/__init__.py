"""What changed between two dates of a map."""
