from PySide6.QtGui import QImage

from fieldkit.ui.beneath.camera import NoCameras


def test_where_there_is_none_it_can_neither_be_found_nor_used() -> None:
    cameras = NoCameras()
    seen: list[QImage] = []
    told: list[str] = []
    assert cameras.found() == ()
    cameras.start("any", seen.append, lambda: told.append("failed"))
    cameras.stop()
    assert (seen, told) == ([], ["failed"])
