"""The pages for print, one module each."""
