"""Every kind of sheet stands in the list."""

from fieldkit.dev import sheet_scenes


def test_no_two_sheets_share_a_name() -> None:
    names = [name for name, _ in sheet_scenes.SHEETS]
    assert len(set(names)) == len(names)
    assert all(name.startswith("sheet-") for name in names)
