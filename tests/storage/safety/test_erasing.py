"""What is erased is nowhere any more in what the program keeps; what others have open is left and counted."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.errors import CannotRead, CannotWrite
from sociomap_app.model.sociomap import Action, Alter, Answer, Conversation, Note, OwnWord, Sociomap
from sociomap_app.storage import preferences, sociomap_file
from sociomap_app.storage.safety import (
    erase,
    erase_unreadable,
    former_names,
    recovery,
    safe_write,
    versions,
    write_in_place,
)
from sociomap_app.storage.sociomap_file import encode

from .test_recovery import drawn

TRACES = (b"Xanthippe", b"canary-id", b"secret words")
NOW = dt.datetime(2026, 11, 22, 12)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "passing"))
    (tmp_path / "passing").mkdir()


def with_her(*more: str, document_id: str = "0123456789") -> Sociomap:
    """A map with one person who is named in more than one place."""
    sociomap = drawn(*more, document_id=document_id)
    wave = sociomap.latest.id
    her = Alter(id="canary-id", label="Xanthippe", note="secret words")
    sociomap = edits.add_alters(sociomap, wave, [her])
    sociomap = edits.add_note(sociomap, wave, Note(id="n1", text="secret words", alter="canary-id"))
    action = Action(id="s1", what="meet", with_whom="Xanthippe", alter="canary-id")
    asked = Answer(prompt="noticed G2", stage="notice", question="Xanthippe listens. Who else?", words="nobody")
    first = replace(sociomap.waves[0], conversation=Conversation(answers=(asked,), actions=(action,)))
    return replace(sociomap, waves=(first, *sociomap.waves[1:]))


def traces(*folders: Path) -> list[Path]:
    """Every file that still holds anything of her, in its bytes or its name."""
    there = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
    return [one for one in there if any(trace in one.read_bytes() or trace in bytes(one) for trace in TRACES)]


def left(sociomap: Sociomap) -> recovery.RecoveryFile:
    copy = recovery.begin(sociomap.id, None, None)
    copy.write(encode(sociomap))
    copy.release()
    return copy


def test_a_person_is_gone_from_every_copy_and_the_rest_stays(tmp_path: Path) -> None:
    left(with_her("Mum"))
    for day in range(3):
        versions.keep("0123456789", encode(with_her("Mum", *map(str, range(day)))), NOW - dt.timedelta(days=day))
    versions.keep("0123456789", encode(drawn("Mum")), NOW - dt.timedelta(days=9))
    rescue = tmp_path / "passing" / "sociomap-rescue-ab" / "rescue.sociomap"
    rescue.parent.mkdir()
    sociomap_file.write(rescue, with_her("Mum"))
    before = [one.saved for one in versions.versions("0123456789")]
    assert len(traces(tmp_path)) == 5
    erased = erase.erase_person("0123456789", "canary-id")
    assert not traces(tmp_path)
    assert (erased.done, erased.unreadable, erased.open_elsewhere) == (5, 0, 0)
    assert [one.saved for one in versions.versions("0123456789")] == before
    for one in (*(each.path for each in versions.versions("0123456789")), recovery.found()[0].map, rescue):
        assert "Mum" in {alter.label for alter in sociomap_file.read(one).sociomap.latest.alters.values()}
    assert erase.erase_person("0123456789", "canary-id") == erase.Erased()


def test_other_maps_are_not_touched(tmp_path: Path) -> None:
    left(with_her(document_id="9876543210"))
    versions.keep("9876543210", encode(with_her(document_id="9876543210")), NOW)
    erase.erase_person("0123456789", "canary-id")
    erase.erase_copies("0123456789")
    assert len(traces(tmp_path)) == 2


def test_what_cannot_be_read_is_deleted_and_said(tmp_path: Path) -> None:
    copy = left(with_her())
    (copy.folder / recovery.MAP).write_bytes(b"{ Xanthippe")
    versions.keep("0123456789", b"locked: Xanthippe", NOW)
    erased = erase.erase_person("0123456789", "canary-id")
    assert erased.unreadable == 2 and "could not be read and were deleted: 2" in erased.words()
    assert not traces(tmp_path) and not copy.folder.exists()


def test_copies_go_through_the_same_door_as_the_file(tmp_path: Path) -> None:
    """Where a copy is locked, it is read and packed as it was given."""
    versions.keep("0123456789", b"sealed " + encode(with_her("Mum")), NOW)

    def read(path: Path) -> sociomap_file.Opened:
        content = path.read_bytes()
        if not content.startswith(b"sealed "):
            raise CannotRead("not sealed")
        return sociomap_file.decode(content[7:], path.name)

    erase.erase_person("0123456789", "canary-id", read=read, pack=lambda one: b"sealed " + encode(one))
    (one,) = versions.versions("0123456789")
    assert one.path.read_bytes().startswith(b"sealed ") and not traces(tmp_path)


def test_what_another_window_has_open_is_left_and_counted(tmp_path: Path) -> None:
    copy = recovery.begin("0123456789", None, None)
    copy.write(encode(with_her()))
    for erased in (erase.erase_person("0123456789", "canary-id"), erase.erase_copies("0123456789")):
        assert erased.open_elsewhere == 1 and "close it" in erased.words()
    assert sociomap_file.read(copy.folder / recovery.MAP).sociomap == with_her()
    copy.remove()


def test_what_broken_off_writing_left_goes_too(tmp_path: Path) -> None:
    file = tmp_path / "my map.sociomap"
    sociomap_file.write(file, drawn())
    copy = left(drawn())
    versions.keep("0123456789", encode(drawn()), NOW)
    for folder, name in (
        (tmp_path, "my map.sociomap"),
        (copy.folder, recovery.MAP),
        (versions.folder_of("0123456789"), "x.sociomap"),
    ):
        (folder / f".~{name}.0a1b2c3d.tmp").write_bytes(b"Xanthippe")
    other = tmp_path / ".~another map.sociomap.0a1b2c3d.tmp"
    other.write_bytes(b"of somebody else")
    erase.sweep_beside(file)
    erase.erase_person("0123456789", "canary-id")
    assert not traces(tmp_path) and other.exists() and file.exists()


def test_what_saves_of_a_long_name_or_in_place_left_goes_too(tmp_path: Path) -> None:
    file = tmp_path / ("ä" * 120 + ".sociomap")
    sociomap_file.write(file, drawn())
    beside = tmp_path / safe_write._passing_name(file.name, "0a1b2c3d")
    beside.write_bytes(b"Xanthippe")
    before = write_in_place.copy_of(file)
    before.parent.mkdir(parents=True)
    before.write_bytes(b"Xanthippe")
    erase.sweep_beside(file)
    assert not traces(tmp_path) and file.exists()
    before.write_bytes(b"Xanthippe")
    (tmp_path / "link.sociomap").symlink_to(file)
    erase.erase_file(tmp_path / "link.sociomap")
    assert not traces(tmp_path)


def test_a_link_or_a_file_among_the_copies_is_not_followed_and_stops_nothing(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_bytes(b"of somebody else")
    left(drawn()).release()
    key = recovery.key_of("0123456789")
    (recovery.root() / f"{key}.{0:016x}").write_bytes(b"")
    (recovery.root() / f"{key}.{1:016x}").symlink_to(elsewhere)
    assert erase.erase_copies("0123456789").done == 1
    assert (elsewhere / "letter.txt").exists()
    recovery.clear(recovery.root() / f"{key}.{1:016x}")
    assert (elsewhere / "letter.txt").exists()


def test_a_map_is_gone_with_all_of_its_copies(tmp_path: Path) -> None:
    file = tmp_path / "my map.sociomap"
    sociomap_file.write(file, with_her())
    left(with_her())
    versions.keep("0123456789", encode(with_her()), NOW)
    (tmp_path / "link.sociomap").symlink_to(file)
    erase.erase_file(tmp_path / "link.sociomap")
    erased = erase.erase_copies("0123456789")
    assert erased.done == 2 and not traces(tmp_path)
    assert not file.exists() and not (tmp_path / "link.sociomap").is_symlink()
    assert not recovery.copies() and not versions.folder_of("0123456789").exists()


def test_only_that_map_goes_from_the_recent_ones(tmp_path: Path) -> None:
    settings = preferences.default_file()
    one, other = tmp_path / 'a "b".sociomap', tmp_path / "c.sociomap"
    kept = preferences.Preferences(
        text_size=115, recent=(str(one), str(other)), own_folder="C:\\words\t", keys=(("find", "Ctrl+F"),)
    )
    preferences.write(settings, kept)
    text = settings.read_text(encoding="utf-8")
    quoted = str(one).replace('"', '\\"')
    assert preferences.read(settings) == kept and f'recent = ["{quoted}", ' in text
    assert preferences.forget_recent(one)
    assert settings.read_text(encoding="utf-8") == text.replace(f'"{quoted}", ', "")
    assert not preferences.forget_recent(one)


@pytest.mark.parametrize("text", ["", "recent = 3", "recent = [", "x = 1", "recent = [\n 'a']"])
def test_odd_settings_are_left_alone(tmp_path: Path, text: str) -> None:
    settings = tmp_path / "p.toml"
    settings.write_text(text)
    assert not preferences.forget_recent(tmp_path / "a", settings)
    assert settings.read_text() == text


@pytest.mark.parametrize(
    "text, found", [("ask Ana", 1), ("ANA!", 1), ("Banana", 0), ("Ana-Maria and Ana", 1), ("nobody", 0)]
)
def test_texts_that_still_hold_the_name_are_counted(text: str, found: int) -> None:
    sociomap = edits.set_title(drawn("Mum"), text)
    assert erase.still_named(sociomap, {"Ana"}) == found


def test_a_name_of_signs_that_mean_something_in_patterns() -> None:
    assert erase.still_named(edits.set_title(drawn(), "with (A.*) today"), {"(A.*)"}) == 1
    assert erase.still_named(edits.set_title(drawn(), "with (Anna) today"), {"(A.*)"}) == 0


def test_names_of_rings_and_areas_and_words_of_one_s_own_are_looked_through() -> None:
    named = drawn("Mum")
    ring, *rings = named.design.rings
    design = replace(named.design, rings=(replace(ring, label="Ana and me"), *rings))
    named = replace(named, design=design, own_words=(OwnWord("setting", "Ana's place", "Ana's place"),))
    assert erase.still_named(named, {"Ana"}) == 2


def test_names_of_imported_columns_and_facts_about_oneself_are_looked_through() -> None:
    named = drawn("Mum")
    wave = named.waves[0]
    alters = {key: replace(one, attributes={"lives with Ana": "yes"}) for key, one in wave.alters.items()}
    census = replace(named.ego.census, travel="in Ana's car")
    count = len(alters) + 1
    named = replace(
        named,
        waves=(replace(wave, alters=alters), *named.waves[1:]),
        ego=replace(named.ego, census=census),
    )
    assert erase.still_named(named, {"Ana"}) == count


def test_pictures_that_were_dragged_out_go_too(tmp_path: Path) -> None:
    from sociomap_app.storage.safety.process_alive import hold
    from sociomap_app.storage.user_folders import HELD, dragged, sweep_dragged

    left, used = (dragged() / name / "sociomap.png" for name in ("left", "used"))
    for picture in (left, used):
        picture.parent.mkdir(parents=True)
        picture.write_bytes(b"Xanthippe")
    held = hold(used.parent / HELD)
    assert held is not None
    sweep_dragged()
    assert used.exists(), "whoever it was dropped on may still be reading it"
    assert not left.exists(), "its process was ended"
    erase.erase_person("0123456789", "canary-id")
    assert not used.exists()
    held.release()


def test_a_version_of_a_later_program_is_left_when_copies_are_packed_anew() -> None:
    from sociomap_app.storage.safety.repack import pack_anew

    later = encode(with_her()).replace(b'"version": 2', b'"version": 99')
    versions.keep("0123456789", later, NOW)
    versions.keep("0123456789", b"nothing that can be read", NOW - dt.timedelta(days=1))
    done = pack_anew("0123456789", sociomap_file.read, encode)
    assert (done.lost, done.left) == (1, 1) and "later version" in done.words() and "deleted: 1" in done.words()
    assert [one.path.read_bytes() for one in versions.versions("0123456789")] == [later]


def test_copies_under_another_password_are_counted_before_anything_goes() -> None:
    from sociomap_app.storage.encryption.encrypted_map import new_key

    versions.keep("0123456789", encode(with_her(), new_key("other words")), NOW)
    versions.keep("0123456789", encode(with_her()), NOW - dt.timedelta(days=1))
    known = former_names.known(with_her(), "canary-id", sociomap_file.read)
    assert known.locked == 1 and "another password: 1" in known.words("Xanthippe")
    assert former_names.FormerNames(frozenset({"Xanthippe"})).words("Xanthippe") == ""
    assert len(versions.versions("0123456789")) == 2


def renamed(sociomap: Sociomap, label: str) -> Sociomap:
    return edits.change_alters(sociomap, sociomap.latest.id, ["canary-id"], label=label)


def test_a_name_from_before_is_found_in_a_copy_and_goes_from_questions_and_next_steps(tmp_path: Path) -> None:
    versions.keep("0123456789", encode(with_her("Mum")), NOW - dt.timedelta(days=1))
    now = renamed(with_her("Mum"), "X.")
    now = edits.write_answer(
        now, now.latest.id, Answer(prompt="p", stage="notice", question="And X.?", words="Xanthippe knows")
    )
    versions.keep("0123456789", encode(now), NOW)
    assert "Xanthippe" in repr(edits.erase_alter(now, "canary-id")), "without knowing, it stays"
    known = former_names.known(now, "canary-id", sociomap_file.read)
    assert known.names == {"X.", "Xanthippe"} and "Also called “Xanthippe”" in known.words("X.")
    without = edits.erase_alter(now, "canary-id", known.names)
    talk = without.latest.conversation
    assert [one.question for one in talk.answers] == ["somebody listens. Who else?", "And somebody?"]
    assert talk.actions[0].with_whom == "" and talk.answers[1].words == "Xanthippe knows"
    assert erase.still_named(without, known.names) == 1
    erased = erase.erase_person("0123456789", "canary-id", also=known.names)
    assert erased.done == 2
    for one in versions.versions("0123456789"):
        assert "Xanthippe listens" not in one.path.read_text(encoding="utf-8")


def test_copies_made_after_somebody_was_taken_off_lose_their_name_too() -> None:
    gone = edits.remove_alters(with_her("Mum"), with_her("Mum").latest.id, ["canary-id"])
    versions.keep("0123456789", encode(gone), NOW)
    assert "Xanthippe" in repr(gone)
    assert erase.erase_person("0123456789", "canary-id", also=frozenset({"Xanthippe"})).done == 1
    assert "Xanthippe" not in versions.versions("0123456789")[0].path.read_text(encoding="utf-8")
    assert erase.erase_person("0123456789", "canary-id", also=frozenset({"Xanthippe"})).done == 0


def test_a_name_from_before_that_is_somebody_else_s_now_stays() -> None:
    now = edits.add_alters(renamed(with_her(), "X."), "w1", [Alter(id="b", label="Xanthippe")])
    known = former_names.known(now, "canary-id", sociomap_file.read, steps=[with_her()])
    assert known.shared == {"Xanthippe"} and "that name stays" in known.words("X.")
    (answer,) = edits.erase_alter(now, "canary-id", known.names).latest.conversation.answers
    assert answer.question == "Xanthippe listens. Who else?"


def test_half_a_name_that_was_kept_while_it_was_typed_is_no_name() -> None:
    typed = renamed(with_her(), "X")
    assert former_names.known(with_her(), "canary-id", sociomap_file.read, steps=[typed]).names == {"Xanthippe"}
    assert former_names.known(typed, "canary-id", sociomap_file.read).names == {"X"}


def test_the_file_may_hold_another_name_than_the_map_that_is_open(tmp_path: Path) -> None:
    sociomap_file.write(tmp_path / "a.sociomap", with_her())
    open_now = renamed(with_her(), "X.")
    known = former_names.known(open_now, "canary-id", sociomap_file.read, file=tmp_path / "a.sociomap")
    assert known.names == {"X.", "Xanthippe"}
    assert former_names.known(open_now, "canary-id", sociomap_file.read, file=tmp_path / "none").names == {"X."}


def strange_folder(name: str, *above: str) -> Path:
    made = versions.folder_of("0123456789").joinpath(*above) / name
    made.mkdir(parents=True)
    (made / "somebody's own").write_text("not the program's")
    return made


def test_a_folder_called_like_a_version_is_stepped_over_and_told(tmp_path: Path) -> None:
    for day in range(3):
        versions.keep("0123456789", encode(with_her("Mum", str(day))), NOW - dt.timedelta(days=day))
    first = versions.versions("0123456789")[0].path.name
    strange = strange_folder(f"{first[:8]}T235959.{'0' * 16}.sociomap")
    assert len(versions.versions("0123456789")) == 3
    erased = erase.erase_person("0123456789", "canary-id")
    assert erased.done == 3 and erased.strange == [strange] and str(strange) in erased.words()
    assert not traces(tmp_path)
    erased = erase.erase_copies("0123456789")
    assert erased.done == 3 and erased.strange == [strange]
    assert not versions.versions("0123456789") and (strange / "somebody's own").exists()


def test_a_folder_in_the_place_of_a_copy_is_stepped_over_and_told(tmp_path: Path) -> None:
    copies = [left(with_her("Mum")) for _ in range(3)]
    first = sorted(copies, key=lambda one: one.folder)[0].folder / recovery.MAP
    first.unlink()
    (first / "in it").mkdir(parents=True)
    versions.keep("0123456789", encode(with_her()), NOW)
    erased = erase.erase_person("0123456789", "canary-id")
    assert erased.done == 3 and erased.strange == [first] and not traces(tmp_path)
    erased = erase.erase_copies("0123456789")
    assert erased.strange == [first] and first.is_dir() and len(recovery.copies()) == 1


def test_a_file_among_the_copies_that_is_none_is_told(tmp_path: Path) -> None:
    versions.keep("0123456789", encode(with_her()), NOW)
    copy = left(with_her())
    strange = [
        copy.folder / "map.sociomap~",
        versions.folder_of("0123456789") / "20261122T120000 (conflict).sociomap",
        versions.folder_of("0123456789") / f"20269922T120000.{'0' * 16}.sociomap",
    ]
    for one in strange:
        one.write_bytes(encode(with_her()))
    erased = erase.erase_person("0123456789", "canary-id")
    assert erased.done == 2 and erased.strange == strange and sorted(traces(tmp_path)) == sorted(strange)
    assert all(str(one) in erased.words() for one in strange)


def test_what_a_link_among_the_copies_leads_to_stays(tmp_path: Path) -> None:
    own, copy = tmp_path / "own.sociomap", left(with_her())
    own.write_bytes(encode(with_her()))
    (copy.folder / recovery.MAP).unlink()
    (copy.folder / recovery.MAP).symlink_to(own)
    assert erase.erase_person("0123456789", "canary-id").done == 1
    assert traces(tmp_path) == [own] and not (copy.folder / recovery.MAP).is_symlink()


def test_a_copy_that_is_stuck_is_told_after_all_others_are_erased_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(3):
        versions.keep("0123456789", encode(with_her("Mum", str(day))), NOW - dt.timedelta(days=day))
    stuck = versions.versions("0123456789")[0].path
    real = erase.rewrite

    def rewrite(path: Path, content: bytes, *, named_by_digest: bool = False) -> None:
        if path == stuck:
            raise CannotWrite("stuck")
        real(path, content, named_by_digest=named_by_digest)

    monkeypatch.setattr(erase, "rewrite", rewrite)
    with pytest.raises(CannotWrite, match="stuck"):
        erase.erase_person("0123456789", "canary-id")
    assert traces(tmp_path) == [stuck]


def test_copies_of_a_file_nobody_can_read_are_told_by_the_ids_left_in_it_and_by_the_note_of_its_file(
    tmp_path: Path,
) -> None:
    path, sealed = tmp_path / "a.sociomap", tmp_path / "b.sociomap"
    content = encode(with_her("Mum"))
    path.write_bytes(content[: content.index(b"0123456789") + 20])
    sealed.write_bytes(b"nothing that can be read")
    assert erase_unreadable.copies_of(path) == [] and erase_unreadable.copies_of(tmp_path / "none") == []
    versions.keep("0123456789", content, NOW)
    versions.keep("9876543210", encode(with_her(document_id="9876543210")), NOW)
    assert erase_unreadable.copies_of(path) == ["0123456789"] and erase_unreadable.copies_of(sealed) == []
    strange = tmp_path / "c.sociomap"
    strange.write_bytes(content.replace(b'"id": "canary-id"', b'"id": "9876543210"')[:-40])
    assert erase_unreadable.copies_of(strange) == ["0123456789"], (
        "not what another map is called by, deeper in the file"
    )
    copy = recovery.begin("1111111111", sealed, None)
    copy.write(b"locked: Xanthippe")
    copy.release()
    assert erase_unreadable.copies_of(sealed) == ["1111111111"]
    erased = erase_unreadable.erase_copies_of(["0123456789", "1111111111"])
    assert erased.done == 2 and not recovery.copies()
    assert not versions.versions("0123456789") and versions.versions("9876543210")


@pytest.mark.parametrize("label", ["José Ibarra", "Jose\u0301 Ibarra"])
@pytest.mark.parametrize(
    "spelled", ["José Ibarra", "Jose\u0301 Ibarra", "JOSE\u0301 Ibarra", "Jo\u00adsé\u200b Ibarra"]
)
def test_a_name_still_stands_in_a_text_however_it_is_spelled(label: str, spelled: str) -> None:
    there = drawn("Mum")
    mum, her = next(iter(there.latest.alters.values())), Alter(id="j", label=label)
    alters = {mum.id: replace(mum, note=f"met through {spelled}."), "j": her}
    there = replace(there, waves=(*there.waves[:-1], replace(there.latest, alters=alters)))
    without = edits.erase_alter(there, "j")
    assert erase.still_named(without, {label}) == 1
    assert erase.still_named(without, {"Jose"}) == erase.still_named(without, {"Ibarr", "", "\u200b"}) == 0


def test_a_name_that_only_was_spelled_otherwise_before_is_not_told_twice() -> None:
    known = former_names.FormerNames(frozenset({"José", "Jose\u0301", "Mu\u0308ller", "Müller"}))
    assert known.words("José") == "Also called “Müller” on other dates or before: these names go, too. "
    now = edits.add_alters(renamed(with_her(), "José"), "w1", [Alter(id="b", label="Xanthippe\u0301")])
    steps = [renamed(with_her(), "X")]
    first = next(iter(steps[0].waves[0].alters.values()))
    alters = {**steps[0].waves[0].alters, "canary-id": replace(first, id="canary-id", label="XANTHIPPÉ")}
    steps = [replace(steps[0], waves=(replace(steps[0].waves[0], alters=alters), *steps[0].waves[1:]))]
    assert former_names.known(now, "canary-id", sociomap_file.read, steps=steps).shared == {"XANTHIPPÉ"}
