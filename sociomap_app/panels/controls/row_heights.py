"""How high rows of the window are, for whoever keeps room for them before there are any. No Qt."""


def of_dates(line: float, several: bool) -> int:
    """The row of dates, in pixels, where a line of text is so high; alone, a date is only a way to a new one."""
    return round(max(line * 2.75, 44)) + 16 if several else round(line * 2.4)
