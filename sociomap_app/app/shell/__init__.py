"""The window itself: start-up, where it is put together, its regions and look, the tour, closing, crash reports."""
