from fieldkit.ui.day import commands


def test_the_beginning_of_any_of_its_words_finds_a_command_and_its_name_comes_first() -> None:
    assert next(commands.fitting("refer")).key == "go directory"
    assert [one.key for one in commands.fitting("sync")][:1] == ["go sync"]
    assert list(commands.fitting("")) == []
    assert list(commands.fitting("zebra")) == []


def test_every_key_is_there_once() -> None:
    keys = [one.key for one in commands.COMMANDS]
    assert len(set(keys)) == len(keys)
