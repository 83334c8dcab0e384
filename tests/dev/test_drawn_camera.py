from PySide6.QtGui import QImage

from fieldkit.dev.drawn_camera import DrawnCameras


def test_it_sees_a_picture_as_soon_as_it_is_on() -> None:
    cameras = DrawnCameras()
    seen: list[QImage] = []
    cameras.start(cameras.found()[0].key, seen.append, lambda: None)
    cameras.stop()
    (image,) = seen
    assert image.pixel(5, 5) != image.pixel(640, 100)
