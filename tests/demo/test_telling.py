from io import StringIO

from fieldkit.demo.telling import Telling


def test_a_check_that_does_not_hold_is_marked_shown_and_remembered() -> None:
    out = StringIO()
    ticks = iter((0.0, 12.0))
    telling = Telling(out, lambda: next(ticks))
    telling.step("Once")
    assert telling.check("the kettle is on", True, "never shown")
    assert not telling.check("the door is open", False, "it is shut")

    assert not telling.end()

    assert out.getvalue() == (
        "\nOnce\n  ✓ the kettle is on\n  ✗ the door is open  (saw: it is shut)\n"
        "\n1 of 2 checks held, in 12 s.\n  ✗ the door is open\n"
    )


def test_all_held_when_none_failed() -> None:
    telling = Telling(StringIO())
    telling.check("so far", True)

    assert telling.end()
