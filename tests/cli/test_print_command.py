from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.base.jsontext import loads
from fieldkit.cli import exit_codes, guarding, program
from fieldkit.cli.opening import PASSPHRASE_FILE
from fieldkit.cli.print_command import PASSWORD_FILE
from fieldkit.cli.surroundings import Surroundings
from fieldkit.records import paths
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.giving import give_copy
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.profile import profiles
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.store.derivation import Cost
from tests.printing.reading_aloud import said, squashed

PASSPHRASE = "quiet river stones"
Print = Callable[..., int]


@pytest.fixture
def record(tmp_path: Path) -> str:
    """The id of a conversation with one answer, still a draft."""
    laptop = Laptop(tmp_path / "data", FixedClock(datetime(2026, 11, 14, tzinfo=UTC)), cost=Cost(64, 1, 1))
    made = profiles.create(laptop, name="Glynis Hart", role="social-worker", passphrase=PASSPHRASE)
    opened = unlock.unlock(laptop, made.id, PASSPHRASE)
    written = capture.begin_record(opened, opened.newest_form("conversation"))
    enter(written, paths.parse_written("sb/b.matters"), "My garden.")
    written.flush()
    unlock.lock(opened)
    return written.id


@pytest.fixture
def run(tmp_path: Path) -> Print:
    """Runs ``fieldkit record print`` with more arguments."""
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")

    def call(*arguments: str, words: tuple[str, ...] = ("record", "print"), **environment: str) -> int:
        around = Surroundings(
            {PASSPHRASE_FILE: str(tmp_path / "passphrase"), **environment},
            FixedClock(datetime(2026, 11, 15, tzinfo=UTC)),
        )
        given = [*words, *arguments, "--safe", "hand-to-me", "--data", str(tmp_path / "data")]
        return program.run(program.parse(given), around)

    return call


def test_a_plain_copy_is_written_where_it_was_asked_for_with_what_was_only_a_draft(
    run: Print, record: str, tmp_path: Path
) -> None:
    assert run(record, "--out", str(tmp_path / "x.pdf"), "--layout", "large", "--plain") == exit_codes.OK
    assert squashed("“My garden.”") in said((tmp_path / "x.pdf").read_bytes())


def test_without_plain_it_opens_only_with_the_words_that_are_told(
    run: Print, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(record, "--out", str(tmp_path / "x.pdf"), "--json") == exit_codes.OK
    password = loads(capsys.readouterr().out)["password"]
    assert password.count("-") == 2
    assert squashed("“My garden.”") in said((tmp_path / "x.pdf").read_bytes(), password)


def test_a_password_of_ones_own_comes_from_a_file_and_is_not_repeated(
    run: Print, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "chosen").write_text("for my sister only\n", encoding="utf-8")
    assert (
        run(record, "--out", str(tmp_path / "x.pdf"), **{PASSWORD_FILE: str(tmp_path / "chosen")})
        == exit_codes.OK
    )
    assert squashed("“My garden.”") in said((tmp_path / "x.pdf").read_bytes(), "for my sister only")
    printed = capsys.readouterr()
    assert "sister" not in printed.out + printed.err


def test_a_place_that_can_not_be_written_to_is_said_plainly(
    run: Print, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = (record, "--out", str(tmp_path / "no" / "such" / "folder.pdf"), "--plain")
    assert guarding.guarded(lambda: run(*args)) == exit_codes.COULD_NOT
    assert "FK-PRINT-NOT-SAVED" in capsys.readouterr().err


def test_nothing_is_made_unless_it_was_asked_whether_that_is_safe(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        program.parse(["record", "print", record, "--out", str(tmp_path / "x.pdf")])
    assert "--safe" in capsys.readouterr().err


def test_what_was_answered_and_made_stands_with_the_record(run: Print, record: str, tmp_path: Path) -> None:
    assert run(record, "--out", str(tmp_path / "x.pdf"), "--layout", "large") == exit_codes.OK
    laptop = Laptop(tmp_path / "data", FixedClock(datetime(2026, 11, 16, tzinfo=UTC)))
    opened = unlock.unlock(laptop, profiles.list_profiles(laptop)[0].id, PASSPHRASE)
    (line,) = give_copy.given(opened, record)
    unlock.lock(opened)
    assert (line.giving.format, line.giving.safe, line.giving.how) == ("large-print", give_copy.HAND, "file")


def test_copies_that_were_given_are_listed_with_format_and_language(
    run: Print, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = run(
        record, "--out", str(tmp_path / "x.pdf"), "--layout", "large", "--language", "cy-GB", "--plain"
    )
    assert made == exit_codes.OK
    around = Surroundings(
        {PASSPHRASE_FILE: str(tmp_path / "passphrase")}, FixedClock(datetime(2026, 11, 16, tzinfo=UTC))
    )
    words = ["record", "copies", record, "--data", str(tmp_path / "data")]
    capsys.readouterr()
    assert program.run(program.parse([*words, "--json"]), around) == exit_codes.OK
    (one,) = loads(capsys.readouterr().out)["copies"]
    assert {key: one[key] for key in ("format", "language", "how", "by")} == {
        "format": "large-print", "language": "cy", "how": "plain-file", "by": "Glynis Hart",
    }  # fmt: skip
    assert program.run(program.parse(words), around) == exit_codes.OK
    assert "large-print" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "about", "expected"),
    [
        (("person", "print"), "person", "Please read this before you help me."),
        (("person", "print", "--document", "actions"), "person", "Who does what"),
        (("visit", "letter"), "visit", "About our visit on"),
        (("equipment", "leaflet"), "equipment", "Raised toilet seat 50 mm"),
    ],
)
def test_every_other_document_has_its_command(
    run: Print, record: str, tmp_path: Path, words: tuple[str, ...], about: str, expected: str
) -> None:
    made = known(tmp_path)
    assert run(made[about], "--out", str(tmp_path / "x.pdf"), "--plain", words=words) == exit_codes.OK
    assert squashed(expected) in said((tmp_path / "x.pdf").read_bytes())


def known(tmp_path: Path) -> dict[str, str]:
    """Ids of a person, a visit to her and an equipment record about her."""
    clock = FixedClock(datetime(2026, 11, 14, 9, tzinfo=UTC))
    laptop = Laptop(tmp_path / "data", clock, cost=Cost(64, 1, 1))
    opened = unlock.unlock(laptop, profiles.list_profiles(laptop)[0].id, PASSPHRASE)
    person = new_person(opened, PersonDetails(given="Mary", family="Ashdown"))
    visit = plan_visit(opened, person, starts=clock.now(), ends=clock.now() + timedelta(hours=1))
    equipment = capture.begin_record(opened, opened.newest_form("equipment"), person=person)
    enter(equipment, paths.parse_written("qe/q.item[a]/q.item.code"), "T01")
    equipment.seal()
    unlock.lock(opened)
    return {"person": person, "visit": visit, "equipment": equipment.id}
