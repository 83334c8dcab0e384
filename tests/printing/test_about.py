from datetime import UTC

from fieldkit.printing.about import About, Addition, Signature


def test_a_copy_needs_no_more_than_a_name() -> None:
    about = About("May")
    assert (about.language, about.zone, about.signed_by, about.added_since) == ("en", UTC, (), ())


def test_a_signature_is_one_unless_it_says_otherwise() -> None:
    assert Signature("Glynis Hart").manner == "signed"
    assert Addition("Owen", "2026-11-16").what == ""
