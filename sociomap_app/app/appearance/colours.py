"""The colours of the frame, light and dark, by what Qt calls their part in its palette."""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "Window": "#f2f1ec",
    "WindowText": "#1f2933",
    "Base": "#fffffc",
    "AlternateBase": "#f7f5ef",
    "Text": "#1f2933",
    "Button": "#fbfaf6",
    "ButtonText": "#1f2933",
    "BrightText": "#ffffff",
    "Highlight": "#0f6c82",
    "HighlightedText": "#ffffff",
    "ToolTipBase": "#fffffc",
    "ToolTipText": "#1f2933",
    "PlaceholderText": "#66707c",
    "Link": "#0f6c82",
    "Mid": "#cfcabd",
    "Midlight": "#e6e2d8",
}
DARK: Mapping[str, str] = {
    "Window": "#20262b",
    "WindowText": "#e8e6df",
    "Base": "#171c20",
    "AlternateBase": "#1d2328",
    "Text": "#e8e6df",
    "Button": "#2a3238",
    "ButtonText": "#e8e6df",
    "BrightText": "#ffffff",
    "Highlight": "#4fb3c8",
    "HighlightedText": "#0b1417",
    "ToolTipBase": "#2a3238",
    "ToolTipText": "#e8e6df",
    "PlaceholderText": "#9aa3a9",
    "Link": "#6fc7d9",
    "Mid": "#454f57",
    "Midlight": "#363f46",
}


def colours(dark: bool) -> Mapping[str, str]:
    """Those of one look."""
    return DARK if dark else LIGHT
