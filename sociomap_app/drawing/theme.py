"""Colours, line widths and sizes of the map. Paper is always light, on screen and in print.

Fills are the colours of Okabe and Ito, which most colour-blind people can tell apart. Several of them are
under 3:1 on white, so a fill never stands alone: every token has a dark outline, a shape and a place.
"""

from collections.abc import Sequence

import msgspec

from sociomap_app.model.sociomap import Sector

from .marks import Colour

BLUE: Colour = (0, 114, 178)
SKY: Colour = (86, 180, 233)
GREEN: Colour = (0, 158, 115)
ORANGE: Colour = (230, 159, 0)
VERMILLION: Colour = (213, 94, 0)
PINK: Colour = (204, 121, 167)
YELLOW: Colour = (240, 228, 66)
STONE: Colour = (153, 153, 153)

PROFESSIONAL = (BLUE, SKY, GREEN, ORANGE, VERMILLION, STONE)
PERSONAL = (PINK, YELLOW, VERMILLION, STONE)


class Theme(msgspec.Struct, frozen=True):
    """How everything on the map is coloured. Sizes are in ``Sizes``."""

    paper: Colour = (255, 255, 252)
    ink: Colour = (31, 41, 51)
    quiet: Colour = (96, 88, 74)
    faint: Colour = (205, 198, 182)
    bands: tuple[Colour, ...] = ((237, 231, 220), (243, 239, 230), (249, 247, 241))
    tie: Colour = (124, 135, 150)
    hull: Colour = (0, 128, 96)
    greyscale: bool = False

    def sector_colours(self, sectors: Sequence[Sector]) -> dict[str, Colour]:
        """A fill for each sector: professional ones from blue on, personal ones back towards pink."""
        personal = [sector.id for sector in sectors if sector.side == "personal"]
        professional = [sector.id for sector in sectors if sector.side != "personal"]
        colours = {one: PROFESSIONAL[n % len(PROFESSIONAL)] for n, one in enumerate(professional)}
        colours.update({one: PERSONAL[n % len(PERSONAL)] for n, one in enumerate(reversed(personal))})
        if self.greyscale:
            return {one: grey_of(colour) for one, colour in colours.items()}
        return colours


class Sizes(msgspec.Struct, frozen=True):
    """Sizes in points at the scale of the figure."""

    token: float = 8.0
    label: float = 9.0
    least_label: float = 7.0
    sector: float = 10.0
    ring: float = 8.0
    outline: float = 1.3
    tie: float = 1.1
    ego: float = 15.0


def grey_of(colour: Colour) -> Colour:
    """The grey as light as the colour (weights of ITU-R BT.709)."""
    level = round(0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2])
    return (level, level, level)


LIGHT = Theme()


def greyscale(theme: Theme) -> Theme:
    """The same theme without any colour."""
    return msgspec.structs.replace(
        theme,
        paper=(255, 255, 255),
        ink=grey_of(theme.ink),
        quiet=grey_of(theme.quiet),
        faint=grey_of(theme.faint),
        bands=tuple(grey_of(band) for band in theme.bands),
        tie=grey_of(theme.tie),
        hull=grey_of(theme.hull),
        greyscale=True,
    )
