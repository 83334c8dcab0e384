"""``fieldkit demo``: sets the stage, plays the story with or without a window, and clears up."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldkit.base.errors import FieldKitError
from fieldkit.cli import exit_codes
from fieldkit.cli.opening import PASSPHRASE_FILE, passphrase
from fieldkit.cli.surroundings import Surroundings
from fieldkit.demo import acts
from fieldkit.demo.cast import PASSPHRASE
from fieldkit.demo.foreign_form import foreign_form
from fieldkit.demo.stage import Stage, build_stage
from fieldkit.demo.telling import Telling
from fieldkit.services.computer.laptop import DATA, Laptop, data_folder
from fieldkit.services.profile import profiles
from fieldkit.store.derivation import FLOOR


class DemoFolderError(FieldKitError):
    """The folder for the demo holds somebody's profiles."""

    code = "FK-DEMO-FOLDER"


def play(args: argparse.Namespace, around: Surroundings) -> int:
    """Play what was asked for; 0 only if every check held."""
    with _folder(args, around) as data:
        laptop = Laptop(data, around.clock, os.urandom, FLOOR)
        if profiles.list_profiles(laptop):
            raise DemoFolderError(
                f"There are profiles in {data} already.",
                "Give the demo a folder of its own with --data; nothing was changed.",
            )
        words = passphrase(around, "") if around.environment.get(PASSPHRASE_FILE) else PASSPHRASE
        telling = Telling()
        if args.visit:
            from fieldkit.demo.visits.programme import play_visits

            pictures = pictures_folder(args, around)
            held = play_visits(args.visit, data, pictures, telling, words)
            return exit_codes.OK if held else exit_codes.FINDINGS
        stage = build_stage(laptop, words, args.people, args.database, telling)
        try:
            if args.no_window:
                play_headless(stage)
            else:
                _with_window(stage, args, around)
        finally:
            stage.hub.stop()
        if args.keep:
            profiles.make_current(laptop, stage.cast.sharon)
            _tell_what_is_left(stage, words)
        return exit_codes.OK if telling.end() else exit_codes.FINDINGS


def play_headless(stage: Stage) -> None:
    """The whole story without a screen."""
    acts.first_look(stage)
    acts.half_a_conversation(stage)
    record = acts.finish_and_sign(stage)
    acts.dead_hub_then_safe(stage, record)
    acts.glynis_reads(stage, record)
    acts.both_add_apart(stage, record)
    acts.start_apart(stage)
    foreign_form(stage)
    acts.nothing_readable(stage)
    acts.dead_hub_again(stage)


def _with_window(stage: Stage, args: argparse.Namespace, around: Surroundings) -> None:
    from fieldkit.demo import window_story

    if has_display(around):
        window_story.open_on(stage)
    else:
        window_story.play(stage, pictures_folder(args, around))


def pictures_folder(args: argparse.Namespace, around: Surroundings) -> Path:
    """Where pictures go: the folder asked for, else beside the data, else where they outlive a thrown-away demo."""
    if args.pictures:
        return Path(args.pictures).absolute()
    named = args.data or around.environment.get(DATA)
    kept = data_folder(named, around.environment) if named else Path(tempfile.gettempdir())
    return kept / "fieldkit-pictures"


def has_display(around: Surroundings) -> bool:
    """Whether somebody could see a window."""
    if sys.platform in ("win32", "darwin"):
        return True
    named = around.environment
    return (
        bool(named.get("DISPLAY") or named.get("WAYLAND_DISPLAY"))
        and named.get("QT_QPA_PLATFORM") != "offscreen"
    )


@contextmanager
def _folder(args: argparse.Namespace, around: Surroundings) -> Iterator[Path]:
    """The folder asked for; else one of its own, thrown away at the end unless it is to be kept."""
    named = args.data or around.environment.get(DATA)
    if named:
        yield data_folder(named, around.environment)
        return
    folder = Path(tempfile.mkdtemp(prefix="fieldkit-demo-"))
    try:
        yield folder
    finally:
        if not args.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _tell_what_is_left(stage: Stage, words: str) -> None:
    print(f"\nKept in {stage.laptop.data}; both profiles open with the passphrase: {words}")
    print(
        f"The hub starts again with: fieldkit hub serve --port {stage.hub.port} --database {stage.hub.database}"
    )
