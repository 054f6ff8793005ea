"""People and connections as tables that are worked in like a spreadsheet."""
