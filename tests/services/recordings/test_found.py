from fieldkit.services.recordings.found import RecordingUnreadableError


def test_it_says_what_can_be_done_instead() -> None:
    error = RecordingUnreadableError()
    assert error.code == "FK-RECORDING-UNREADABLE"
    assert "Nothing was added" in str(error.next_step)
