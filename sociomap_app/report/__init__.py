"""Floor 5: pages for print."""
