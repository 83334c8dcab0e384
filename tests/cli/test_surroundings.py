from fieldkit.cli import program
from fieldkit.cli.surroundings import Surroundings, laptop
from fieldkit.services.computer.laptop import DATA
from tests.cli.conftest import Terminal


def test_the_option_comes_before_the_environment(terminal: Terminal) -> None:
    around = Surroundings({DATA: "/there"}, terminal.clock)

    assert str(laptop(program.parse(["profile", "list", "--data", "/here"]), around).data).endswith("here")
    assert str(laptop(program.parse(["profile", "list"]), around).data).endswith("there")
