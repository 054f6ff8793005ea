"""One module for each format that tables and maps come from and go to."""
