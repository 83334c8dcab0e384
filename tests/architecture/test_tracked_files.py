"""What is in the repository fits any machine: no place on somebody's disk, no address of a package registry."""

import re

from tests.architecture.source_tree import ROOT, tracked_files

# Put together from pieces, so that this file does not hold what it looks for.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "deb.debian" + ".org", "npmjs" + ".org", "conda" + ".io"]
PLACES = ["/" + "root/", "/" + "work/", "/home/" + r"\w+/", r"C:\\" + "Users"]
FOREIGN = re.compile("|".join([re.escape(name) for name in REGISTRIES] + PLACES))
TEXT = {".cfg", ".css", ".html", ".ini", ".json", ".lock", ".md", ".mako", ".py", ".qss", ".spec", ".svg", ".toml", ".txt", ""}


def test_no_tracked_file_names_a_registry_or_a_place_on_one_machine() -> None:
    found = [
        f"{place}: {match.group()}"
        for place in tracked_files()
        if place.suffix in TEXT
        for match in [FOREIGN.search((ROOT / place).read_text(encoding="utf-8", errors="replace"))]
        if match
    ]
    assert found == []


def test_the_rule_knows_what_it_looks_for() -> None:
    assert FOREIGN.search("see https://" + REGISTRIES[0] + "/simple")
    assert FOREIGN.search("open('/" + "home/ana/" + "notes')")


def test_no_tracked_file_is_larger_than_two_megabytes() -> None:
    large = [str(place) for place in tracked_files() if (ROOT / place).stat().st_size > 2_000_000]
    assert large == []
