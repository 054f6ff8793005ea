"""The window itself: start-up, how it is put together, its regions and look, tour, closing, crash reports."""
