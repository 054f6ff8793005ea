"""What can be said of who knows whom, under a few headings: shape, possible roles, partnerships, overviews."""

from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import ring_words

from .network_shape import NetworkShape, shape
from .partnerships import partnership_sentences, partnerships
from .shape_sentences import ShapeSentence, role_sentences, shape_sentences
from .tallies import tallies, tally_sentence

Parts = tuple[tuple[str, tuple[ShapeSentence, ...]], ...]


def structure_sections(
    sociomap: Sociomap, wave: Wave, framework: Framework, *, found: NetworkShape | None = None, whole: bool = False
) -> Parts:
    """Headings with their sentences, plain text with the people each speaks of; headings without any are left out.

    Overviews of what was not asked are left out as well: they say nothing of the map. ``found`` is the shape,
    where it is known already; ``whole`` tells partnerships of every ring, and that they were not asked.
    """

    def name(alter_id: str) -> str:
        return wave.alters[alter_id].label

    found = found or shape(sociomap, wave, framework)
    asked = [tally for tally in tallies(wave).values() if tally.asked]
    parts = (
        ("As you drew it", shape_sentences(found, name)),
        ("Possible roles", role_sentences(found, name) if found.shape is not None else ()),
        ("Formal partnerships", _formal(sociomap, wave, framework, whole=whole)),
        ("How you work together, and what for", tuple(tally_sentence(tally, framework) for tally in asked)),
    )
    return tuple((heading, sentences) for heading, sentences in parts if sentences)


def _formal(sociomap: Sociomap, wave: Wave, framework: Framework, *, whole: bool) -> tuple[ShapeSentence, ...]:
    found, rings = partnerships(sociomap, wave), ring_words(sociomap.design, framework)
    return partnership_sentences(found, rings, most=len(rings) if whole else 1) if found.asked or whole else ()
