"""How the canvas is put together: what is on top knows its parts, and no part knows what it is part of."""

from benchmarks.house import PROGRAM, circles, dotted, imports


def test_no_module_of_the_canvas_leads_back_to_itself() -> None:
    assert [one for one in circles(PROGRAM) if any(".canvas." in name for name in one)] == []


def test_only_the_view_knows_the_view_and_nothing_of_the_canvas_waits_to_be_read() -> None:
    names = {dotted(path, PROGRAM): path for path in PROGRAM.rglob("*.py")}
    for name, path in names.items():
        if name.startswith("sociomap_app.canvas."):
            known = set(imports(name, path, names))
            assert not known & {"sociomap_app.canvas.map_view"}, name
