"""Every figure by the name that files and the command line use, listed once and in their order.

What each is called and counts stands in ``resources/words/measures.toml``. Nothing is computed here, so that
whoever only needs the names waits for no library.
"""

from collections.abc import Mapping

NOBODY = "nobody is on the map yet"
NOT_DRAWN = "who knows whom has not been drawn yet"
NO_PAIR = "fewer than two people, so there is no pair to look at"
NO_TRIPLE = "nobody is joined to two others, so no triangle could close"
NO_CENTRE = "with fewer than three people nobody can stand out"
ALWAYS = ""

STRUCTURE: Mapping[str, str] = {
    "density": NO_PAIR,
    "components": ALWAYS,
    "isolates": ALWAYS,
    "fragmentation": NO_PAIR,
    "mean_degree": ALWAYS,
    "transitivity": NO_TRIPLE,
    "degree_centralisation": NO_CENTRE,
    "effective_size": ALWAYS,
    "efficiency": ALWAYS,
    "constraint": ALWAYS,
    "hierarchy": ALWAYS,
    "ego_betweenness": ALWAYS,
    "ego_betweenness_normalised": NO_PAIR,
}
"""The figures of who knows whom, each with why it may not be had although somebody is there."""

NAMES = (
    "size",
    "size_personal",
    "size_professional",
    "size_by_ring",
    "size_by_sector",
    "rings",
    "strength_mean",
    "strength_sd",
    *STRUCTURE,
    "blau_sector",
    "iqv_sector",
    "ei_setting",
    "multiplexity_mean",
    "reciprocity",
)
