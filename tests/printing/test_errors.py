from fieldkit.printing.errors import LayoutError, PasswordError, TypesettingError


def test_every_fault_has_its_own_code_and_a_next_step() -> None:
    faults = [
        kind("What happened.", "What to do.") for kind in (LayoutError, PasswordError, TypesettingError)
    ]
    assert len({fault.code for fault in faults}) == 3
    assert all(fault.code.startswith("FK-PRINT-") and fault.next_step for fault in faults)
