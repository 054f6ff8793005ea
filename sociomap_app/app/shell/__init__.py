"""The window itself: start-up, commands, menus and bars, the look of the frame, crash reports."""
