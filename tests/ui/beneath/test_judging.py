from pytestqt.qtbot import QtBot

from fieldkit.services.profile.passphrase_strength import Strength
from fieldkit.ui.beneath.judging import Judging
from fieldkit.ui.beneath.tasks import Tasks


def test_only_the_answer_to_the_newest_one_comes_back(qtbot: QtBot) -> None:
    tasks, told = Tasks(workers=1), list[Strength]()
    judge = Judging(tasks)
    judge("kettle", (), told.append)
    judge("quiet river stones", (), told.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert [one.strong for one in told] == [True]
    tasks.close()
