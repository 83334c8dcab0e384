"""Every source module has its own test file in the mirrored place, so that nobody has to search for it."""

import re
from pathlib import Path

from tests.architecture.source_tree import ROOT, modules

PLAYED_VISIT = re.compile(r"fieldkit/demo/visits/v\d\d_\w+\.py")
"""A played visit is a journey, and stands with the others."""


def expected_test(place: Path) -> Path:
    """`fieldkit/records/merge.py` is tested by `tests/records/test_merge.py`."""
    name = place.name.strip("_") if place.name.startswith("__") else place.name
    if PLAYED_VISIT.fullmatch(place.as_posix()):
        return Path("tests", "journeys", f"test_{name}")
    return Path("tests", *place.parts[1:-1], f"test_{name.replace('__', '')}")


def test_every_source_module_has_its_test_file() -> None:
    tested = [module.place for module in modules() if not module.is_package_root]
    lonely = [f"{place} -> {expected_test(place)}" for place in tested if not (ROOT / expected_test(place)).is_file()]
    assert lonely == []


def test_the_mirrored_place_is_what_the_rule_says() -> None:
    assert expected_test(Path("fieldkit/records/merge.py")) == Path("tests/records/test_merge.py")
    assert expected_test(Path("fieldkit/__main__.py")) == Path("tests/test_main.py")
    visit = Path("fieldkit/demo/visits/v05_concern_one_bar.py")
    assert expected_test(visit) == Path("tests/journeys/test_v05_concern_one_bar.py")
