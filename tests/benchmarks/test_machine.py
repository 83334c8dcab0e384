"""The machine's description has to say what makes figures comparable."""

from benchmarks.machine import describe


def test_the_machine_is_described_by_what_changes_the_figures() -> None:
    machine = describe()
    assert set(machine) == {"processor", "cores", "memory_gib", "system", "python"}
    assert machine["processor"]
    assert str(machine["python"]).startswith("3.")
