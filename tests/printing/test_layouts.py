import re

from fieldkit.base.assets import resource
from fieldkit.printing.layouts import Layout

SIZES = resource("print", "layouts.typ").read_text(encoding="utf-8")


def test_every_layout_has_its_sizes() -> None:
    for layout in Layout:
        assert re.search(rf"^  {layout.value}: \($", SIZES, re.MULTILINE)


def test_nothing_in_large_print_is_under_eighteen_point() -> None:
    large = SIZES.partition("  large: (")[2].partition("  easy: (")[0]
    points = {name: float(size) for name, size in re.findall(r"(\w+): ([\d.]+)pt", large)}
    words = {name: size for name, size in points.items() if name not in {"gap", "part", "box", "symbol"}}
    assert len(words) >= 8
    assert min(words.values()) >= 18
