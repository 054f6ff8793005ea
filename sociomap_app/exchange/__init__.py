"""Floor 4: tables and other programs' formats, in and out."""
