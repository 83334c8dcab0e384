"""The drawing and the list offer the same places, at the side that is the person's own."""

import json

import pytest

from fieldkit.base.assets import forms_folder
from fieldkit.questionnaire import body_map
from fieldkit.questionnaire.body_map import BACK, FRONT, HEIGHT, VIEWS, WIDTH


def places() -> set[str]:
    return {one.code for view in VIEWS for one in body_map.regions(view)}


def options_of_the_concern() -> set[str]:
    found: set[str] = set()

    def walk(items: list[dict[str, object]]) -> None:
        for item in items:
            if item["linkId"] == "i.mark.region":
                options = item["answerOption"]
                assert isinstance(options, list)
                found.update(one["valueCoding"]["code"] for one in options)
            inner = item.get("item", [])
            assert isinstance(inner, list)
            walk(inner)

    walk(json.loads((forms_folder() / "safeguarding-concern.json").read_text(encoding="utf-8"))["item"])
    return found


def test_every_place_of_the_list_is_in_the_drawing_and_the_other_way_round() -> None:
    assert options_of_the_concern() - places() == {"not-asked", "prefers-not-to-say"}
    assert places() <= options_of_the_concern()


@pytest.mark.parametrize("view", VIEWS)
def test_the_middle_of_each_place_is_in_it(view: str) -> None:
    for one in body_map.regions(view):
        middle = body_map.middle_of(view, one.code)
        assert middle is not None
        assert body_map.region_at(view, *middle) == one.code


def test_the_whole_body_belongs_to_some_place() -> None:
    for view in VIEWS:
        for x, y in body_map.outline_corners():
            inward = WIDTH / 2 + (x - WIDTH / 2) * 0.97, y * 0.995 + 1
            if body_map.region_at(view, *inward):
                continue
            near = [(inward[0] + dx, inward[1] + dy) for dx in (-3, 0, 3) for dy in (-3, 0, 3)]
            assert any(body_map.region_at(view, *point) for point in near), (view, x, y)


def test_left_is_the_persons_own_left() -> None:
    front, back = body_map.middle_of(FRONT, "left-hand"), body_map.middle_of(BACK, "left-hand")
    assert front is not None
    assert back is not None
    assert front[0] > WIDTH / 2 > back[0]


def test_beside_the_body_there_is_no_place() -> None:
    assert body_map.region_at(FRONT, 2, 2) == ""
    assert body_map.middle_of(BACK, "face") is None
    assert (body_map.view_of("bottom"), body_map.view_of("face"), body_map.view_of("?")) == (BACK, FRONT, "")


def test_the_outline_closes_and_stays_in_the_drawing() -> None:
    start, curves = body_map.outline()
    assert curves[-1][2] == start
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for curve in curves for x, y in curve)
