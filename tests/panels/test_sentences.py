"""The sentence of a row says everything, in an order that can be listened to."""

from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.panels.sentences import outline_sentence, sentence, tie_sentence
from sociomap_app.vocabulary.wording import listed


def test_a_mentor_reads_as_a_sentence(document, framework):
    assert sentence(document.wave("w1").alters["as"], document, framework) == (
        "A.S., ITT mentor, close, placement or employing school, placement A; "
        "supports me weekly: feedback on teaching, explaining how this school works"
    )


def test_the_less_is_said_the_shorter_it_is(document, framework):
    alters = document.wave("w1").alters
    assert sentence(alters["kl"], document, framework) == "K.L., not placed yet"
    assert sentence(alters["y4"], document, framework) == (
        "someone in year 4, would like, placement or employing school"
    )
    assert sentence(alters["jo"], document, framework).endswith("; gives switching off and fun")
    group = replace(alters["sa"], direction="from_me", status="fading")
    assert sentence(group, document, framework) == (
        "Subject association, subject or professional association, further out, wider profession, fading; "
        "I support this group"
    )


def test_a_connection_and_an_outline(document, framework):
    wave = document.wave("w1")
    assert tie_sentence(wave.ties["as", "bt"], wave) == "A.S. and B.T. know each other"
    both = edits.set_tie(document, "w1", "as", "bt", knows=True, works_closely=True).wave("w1")
    assert tie_sentence(both.ties["as", "bt"], both).endswith("know each other and work closely together")
    assert outline_sentence(wave.outlines["o1"], wave, framework) == "Cohort: F.D. and R.B."


def test_what_was_given_last_time_is_told_as_that(document, framework):
    told = sentence(document.wave("w1").alters["as"], document, framework, carried=True)
    assert told.endswith("; last time: supports me weekly: feedback on teaching, explaining how this school works")


def test_many_names_are_counted():
    assert listed([]) == ""
    assert listed(list("abc")) == "a, b and c"
    assert listed([str(n) for n in range(20)], most=3) == "0, 1, 2 and 17 others"
    assert listed("abcd", most=3) == "a, b, c and 1 other"


def test_the_sentence_builder_needs_no_qt():
    import subprocess
    import sys

    code = (
        "import sys, sociomap_app.panels.sentences;"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'numpy', 'networkx', 'pandas')]"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pages_import_nothing_heavy():
    import subprocess
    import sys

    code = (
        "import sys, sociomap_app.panels.side_panel, sociomap_app.panels.tables.people_table,"
        "sociomap_app.panels.conversation.lenses_page, sociomap_app.panels.dates.wave_bar;"
        "heavy = ('numpy', 'networkx', 'pandas', 'cryptography', 'reportlab');"
        "assert not [m for m in sys.modules if m.split('.')[0] in heavy], sys.modules.keys();"
        "assert 'sociomap_app.analysis' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
