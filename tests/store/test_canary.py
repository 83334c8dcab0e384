"""Nothing that was typed can be read in any file, while the store is open, after it is closed, or after a crash."""

from datetime import UTC, datetime
from pathlib import Path

from fieldkit.base.clock import FixedClock
from fieldkit.store import attachments, drafts, profile, quarantine, revisions, state
from fieldkit.store.derivation import Cost
from tests.store.laptop import AT, Laptop, about, text

SENTENCES = {
    "draft": "The heron stands in the beck at Ashwater",
    "sealed": "Marigolds grew behind the coal house",
    "replaced": "Grandad hid the toffee tin in the loft",
    "deleted": "Nobody but the budgie heard the gate",
    "attached": "A drawn signature that says Rose Moss",
    "set aside": "An unreadable letter about the lodger",
    "state": "The cursor stood beside the kettle",
    "name": "Wilhelmina Featherstonehaugh",
}


def found_in(folder: Path) -> list[tuple[str, str]]:
    """Which sentences, or half of one, stand readable in which file."""
    seen = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        for name, sentence in SENTENCES.items():
            halves = (sentence, sentence[: len(sentence) // 2], sentence.lower(), sentence.split()[1])
            if any(half.encode(code) in content for half in halves for code in ("utf-8", "utf-16-le")):
                seen.append((path.name, name))
    return seen


def test_no_file_of_a_profile_shows_a_word_of_what_was_typed(tmp_path: Path) -> None:
    made = profile.create_profile(
        tmp_path, display_name="Glynis Hart", role="cpn", passphrase="blue door", practitioner="p-1",
        clock=FixedClock(datetime(2026, 11, 22, tzinfo=UTC)), cost=Cost(64, 1, 1),
    )  # fmt: skip
    opened = profile.open_profile(made, "blue door")
    laptop = Laptop(opened.database).stock()
    laptop.keep(
        "talk-1",
        "conversation",
        {**about("person-1", "conversation"), ("words",): text(SENTENCES["replaced"])},
    )
    laptop.keep("talk-1", "conversation", {("words",): text(SENTENCES["sealed"])})
    laptop.person("person-1", family=SENTENCES["name"])
    laptop.save("talk-2", "conversation", {("words",): text(SENTENCES["deleted"])})
    laptop.write(lambda c: drafts.delete(c, "talk-2", laptop.cert))
    laptop.save("talk-3", "conversation", {("words",): text(SENTENCES["draft"])})
    laptop.write(lambda c: attachments.add(c, SENTENCES["attached"].encode(), "text/plain", AT))
    laptop.write(
        lambda c: quarantine.set_aside(
            c, "letter", "1", SENTENCES["set aside"].encode(), code="FK-X", reason="?", at=AT
        )
    )
    laptop.write(lambda c: state.put(c, "note", SENTENCES["state"]))
    assert (made.folder / "store.db-wal").exists()
    assert found_in(tmp_path) == []
    assert laptop.read(revisions.count) == 3
    opened.close()
    assert found_in(tmp_path) == []
    (tmp_path / "control").write_text(SENTENCES["draft"])
    assert found_in(tmp_path) == [("control", "draft")]
