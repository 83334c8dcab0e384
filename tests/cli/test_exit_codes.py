from fieldkit.cli import exit_codes


def test_the_codes_differ_and_success_is_zero() -> None:
    codes = [getattr(exit_codes, name) for name in ("OK", "FINDINGS", "USAGE", "COULD_NOT", "INTERRUPTED")]

    assert codes[0] == 0
    assert len(set(codes)) == len(codes)
