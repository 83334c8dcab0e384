import pytest

from fieldkit.cli import program


def test_the_data_folder_may_stand_before_or_after_the_command() -> None:
    before = program.parse(["--data", "/here", "profile", "list"])
    after = program.parse(["profile", "list", "--data", "/here"])

    assert before.data == after.data == "/here"
    assert program.parse(["profile", "list"]).data is None


def test_a_reading_command_knows_json_and_a_word_alone_is_not_enough() -> None:
    assert program.parse(["person", "list", "--json"]).json
    with pytest.raises(SystemExit) as left:
        program.parse(["person"])
    assert left.value.code == 2
