"""Each fault of the store has a code of its own."""

import inspect

from fieldkit.base.errors import FieldKitError
from fieldkit.store import errors


def test_no_two_faults_share_a_code() -> None:
    classes = [
        one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, FieldKitError)
    ]
    codes = [one.code for one in classes if one.__module__ == errors.__name__]
    assert len(codes) == len(set(codes))
    assert all(code.startswith(("FK-BACKUP-", "FK-CLOSED-", "FK-STORE-", "FK-VAULT-")) for code in codes)
