"""The bar of dates, and the dialogue and menu that go with it."""
