"""Photos as phones make them, with everything in them that must not be kept."""

from __future__ import annotations

import io

from PIL import Image

SECRETS = (b"Secretphone 12", b"2026:11:20 10:11:12", b"taken at the farm")

_TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def photo(
    size: tuple[int, int] = (320, 160), *, orientation: int = 1, icc: bytes = b"", kind: str = "JPEG"
) -> bytes:
    """A picture whose upper left quarter is red when it stands upright; camera, time, place and a comment inside."""
    upright = Image.effect_noise(size, 60).convert("RGB")
    upright.paste((220, 20, 30), (0, 0, size[0] // 2, size[1] // 2))
    turn = _TURNED[orientation]
    lying = upright if turn is None else upright.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = SECRETS[0].decode()
    exif[0x0132] = SECRETS[1].decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 8.0, 1.5), 3: "W", 4: (1.0, 52.0, 9.0)})
    written = io.BytesIO()
    options = {"comment": SECRETS[2]} if kind == "JPEG" else {}
    lying.save(written, kind, exif=exif, **options, **({"icc_profile": icc} if icc else {}))
    return written.getvalue()
