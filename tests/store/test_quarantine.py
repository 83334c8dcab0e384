"""What could not be used is kept to the byte, with its reason, until somebody has dealt with it."""

from fieldkit.store import quarantine
from tests.store.laptop import AT, Laptop


def test_bytes_and_reason_are_kept_once_and_released_by_number(laptop: Laptop) -> None:
    for reason in ("first reason", "better reason"):
        laptop.write(
            lambda c, why=reason: quarantine.set_aside(
                c, "revision", "r", b"\x00\xffbytes", code="FK-X", reason=why, at=AT
            )  # type: ignore[misc]  # bound at once
        )
    laptop.write(lambda c: quarantine.set_aside(c, "form", "f", b"{", code="FK-Y", reason="no form", at=AT))
    (one,) = laptop.read(lambda c: quarantine.everything(c, "revision"))
    assert (one.content, one.reason, one.code, one.name, one.arrived) == (
        b"\x00\xffbytes",
        "better reason",
        "FK-X",
        "r",
        AT,
    )
    laptop.write(lambda c: quarantine.release(c, one.number))
    assert [left.kind for left in laptop.read(quarantine.everything)] == ["form"]
