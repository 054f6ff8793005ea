"""Names that a table has with the surname first, turned round before people are read: “Lee, Anna” is Anna Lee.

A heading *Surname, First* says so. Under *Name* it is told by the names, as in a pasted list; what stands under
*label* is as the program wrote it, and stays.
"""

from dataclasses import replace

from sociomap_app.exchange.clipboard.surname_first import has_surnames_first, told_by_one, turned_round
from sociomap_app.exchange.field_words import words_in_lists
from sociomap_app.exchange.fields.codec import Lists
from sociomap_app.exchange.formats.csv_tables import Table
from sociomap_app.exchange.name_headings import may_have_surnames_first, says_surname_first
from sociomap_app.model.clean_text import folded
from sociomap_app.vocabulary.entries import Framework


def with_names_turned(people: Table, lists: Lists, framework: Framework) -> Table:
    """The table with every name first name first, and a note where any was turned."""
    heading = people.spelled.get("label", "")
    names = [[row.cell("label").text] for row in people.rows]
    in_lists = words_in_lists(framework)

    def knows(word: str) -> bool:
        there = not in_lists.isdisjoint(folded(word).split())
        return there or any(folded(word) in one.ids for one in lists.values())

    if not says_surname_first(heading):
        if not (may_have_surnames_first(heading) and has_surnames_first(names, knows)):
            return people
    turned = zip(people.rows, map(turned_round, names), strict=True)
    rows = tuple(replace(row, cells={**row.cells, "label": name}) for row, name in turned)
    notes = [f"{people.file}: {told[0].lower()}{told[1:-1]}" for told in told_by_one(names)]
    return replace(people, rows=rows, notes=(*people.notes, *notes))
