from fieldkit.demo import narratives


def test_there_is_enough_to_say_that_people_differ() -> None:
    assert len(set(narratives.MATTERS)) >= 20
    assert all(goal != action for goal, action in narratives.GOALS)
    assert narratives.PURPOSES
    assert narratives.SUMMARIES
