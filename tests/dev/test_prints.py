"""The command that prints everything."""

from pathlib import Path

from fieldkit.base.assets import forms_folder
from fieldkit.dev.prints import every_print, main, make
from tests.printing.soundness import sound


def test_every_form_is_among_the_prints_and_so_is_every_other_document() -> None:
    names = {one.name for one in every_print()}
    assert {f"record-{path.stem}" for path in forms_folder().glob("*.json")} <= names
    assert {"short-copy", "about-me", "actions", "letter", "leaflet", "plan-wellness-plan"} <= names
    assert {f"plan-in-{language}" for language in ("cy", "pl", "ur", "ar", "bn")} <= names


def test_each_is_made_in_every_layout_it_can_have_and_may_be_given(tmp_path: Path) -> None:
    assert (
        make([one for one in every_print() if one.name in {"about-me", "letter", "record-ons4"}], tmp_path)
        == 7
    )
    made = {path.stem: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert set(made) == {
        "about-me-standard", "about-me-large", "about-me-easy", "letter-standard", "letter-large", "record-ons4-standard",
        "record-ons4-large",
    }  # fmt: skip
    assert all(sound(pdf) for pdf in made.values())


def test_the_command_makes_only_what_was_asked_for(tmp_path: Path) -> None:
    assert main([str(tmp_path / "new"), "--only", "leaflet"]) == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "leaflet-easy.pdf", "leaflet-large.pdf", "leaflet-standard.pdf",
    ]  # fmt: skip
