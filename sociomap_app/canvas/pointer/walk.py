"""From one thing on the map to the next, whatever it is: me, people, connections, outlines, notes."""

from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.editing.session import Selection

EGO = Selection(ego=True)


def stops(drawing: Drawing) -> list[Selection]:
    """Everything that is shown and can be selected: me, people as they were named, then what was drawn."""
    wave = drawing.scene.wave
    return [
        EGO,
        *(Selection(frozenset({one})) for one in wave.alters),
        *(Selection(tie=ends) for ends in wave.ties),
        *(Selection(outline=one) for one in wave.outlines),
        *(Selection(note=one) for one in wave.notes),
    ]


def beyond(drawing: Drawing, chosen: Selection, step: int) -> Selection:
    """What comes a step after, or before, what is selected; after the last comes the first.

    Of several people the last that was named counts going on, the first going back. Where nothing is selected
    it begins with the first person, or from behind.
    """
    every = stops(drawing)
    here = [number for number, one in enumerate(every) if one == chosen or one.alters & chosen.alters]
    if not here:
        return every[(1 if step > 0 else -1) % len(every)]
    return every[((here[-1] if step > 0 else here[0]) + step) % len(every)]
