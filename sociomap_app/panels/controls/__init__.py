"""Controls every page is made of: labels, fields, drop-downs, ticks, sections, and their one look."""
