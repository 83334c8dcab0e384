from typing import cast

from fieldkit.questionnaire.expressions.environment import Env, Scope


def test_another_this_leaves_the_rest_as_it_was() -> None:
    scope = cast("Scope", object())
    env = Env(scope, ["outer"], 4, ["total"])

    inner = env.on("inner", 1)

    assert (inner.scope, inner.this, inner.index, inner.total) == (scope, ["inner"], 1, ["total"])
    assert (env.this, env.index) == (["outer"], 4)
