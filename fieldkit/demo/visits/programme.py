"""Which visits there are, in order, and playing one or all of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.base.errors import FieldKitError
from fieldkit.demo.canary import scan
from fieldkit.demo.telling import Telling
from fieldkit.demo.visits import (
    v01_fall_at_night,
    v02_wellness_plan,
    v03_first_joint_visit,
    v04_grab_rail,
    v05_concern_one_bar,
    v06_cut_short,
    v07_second_visit,
    v08_reads_her_record,
    v09_welsh_speaker,
    v10_deaf_person,
    v11_died_on_thursday,
    v12_left_on_the_bus,
)
from fieldkit.demo.visits.visit_stage import VisitStage


@dataclass(frozen=True)
class Visit:
    """One visit: its key, what happens in it, and the play."""

    key: str
    title: str
    play: Callable[[VisitStage], None]


VISITS: tuple[Visit, ...] = (
    Visit("V1", "A fall at two in the morning, a farmhouse, no signal", v01_fall_at_night.play),
    Visit("V2", "A wellness plan: “I want nothing shared”", v02_wellness_plan.play),
    Visit("V3", "A first joint visit, with the son on the sofa", v03_first_joint_visit.play),
    Visit("V4", "A grab rail in a rented flat", v04_grab_rail.play),
    Visit("V5", "A concern with one bar of signal", v05_concern_one_bar.play),
    Visit("V6", "Cut short: “I don't want you to keep that”", v06_cut_short.play),
    Visit("V7", "A second visit, by a colleague who was not there", v07_second_visit.play),
    Visit("V8", "A person wants to read her record", v08_reads_her_record.play),
    Visit("V9", "A Welsh speaker", v09_welsh_speaker.play),
    Visit("V10", "A deaf person, an interpreter booked or not", v10_deaf_person.play),
    Visit("V11", "She died on Thursday; two laptops don't know", v11_died_on_thursday.play),
    Visit("V12", "The laptop left on the bus", v12_left_on_the_bus.play),
)


def play_visits(keys: str, folder: Path, pictures: Path, telling: Telling, passphrase: str) -> bool:
    """Play one visit ("V5") or all of them ("all"); whether every check of them held."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for visit in VISITS:
        if keys in (visit.key, "all"):
            telling.title(f"{visit.key}. {visit.title}")
            stage = VisitStage(visit.key, folder / visit.key.lower(), pictures, telling, passphrase)
            play_one(visit, stage)
    print(f"\nPictures of the screens: {pictures}")
    return telling.end()


def play_one(visit: Visit, stage: VisitStage) -> None:
    """Play a visit and switch everything off, also where it got stuck: that is a check that did not hold."""
    try:
        visit.play(stage)
    except FieldKitError as error:
        stage.telling.check("the visit was played to its end", False, f"{error.message} {error.next_step}")
    finally:
        stage.close()
    _look_for_words(stage)


def _look_for_words(stage: VisitStage) -> None:
    """Switched off, no file of any of its laptops may show what was typed: closed plans, photos and copies included."""
    if not stage.typed:
        return
    folders = [one.laptop.data for one in stage.computers if one.laptop.data.exists()]
    read, leaks = scan(folders, stage.typed)
    stage.telling.check(
        f"none of {len(stage.typed)} typed sentences stands readable in the {read} files of its laptops",
        not leaks,
        [f"{one.file}: {one.sentence}" for one in leaks],
    )
