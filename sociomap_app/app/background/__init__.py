"""What goes on beside the window: recovery files, watching the file, locking, work in threads."""
