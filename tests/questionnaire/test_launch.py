from fieldkit.questionnaire.launch import LaunchContext


def test_a_context_is_that_of_a_new_record_unless_it_says_otherwise() -> None:
    assert LaunchContext().fresh
    assert not LaunchContext(fresh=False).fresh
    assert LaunchContext({"patient": {"id": "1"}}).resources["patient"] == {"id": "1"}
