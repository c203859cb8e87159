"""A mistake is told in full: what, where, found, allowed, what to do."""

from sim.cli.mistakes import Mistake, explain


def _mistake(**parts):
    told = {"where": "--seed", "found": "-1", "allowed": "0 or more", "remedy": "leave it out"}
    return Mistake("A number is out of its range.", **(told | parts))


def test_every_part_stands_on_a_line_of_its_own():
    assert str(_mistake()).splitlines() == [
        "A number is out of its range.",
        "  where:   --seed",
        "  found:   -1",
        "  allowed: 0 or more",
        "  to do:   leave it out",
    ]


def test_long_parts_are_wrapped_and_control_signs_escaped():
    lines = str(_mistake(found="\x1b[31m", allowed="word " * 40)).splitlines()
    assert max(map(len, lines)) <= 80
    assert "\\x1b[31m" in lines[2]
    assert lines[4].startswith("           word")


def test_an_error_that_is_nobodys_mistake_is_not_explained():
    assert explain(RuntimeError("a bug")) is None


def test_a_full_disk_is_told_in_a_line():
    assert explain(OSError(28, "No space left on device")).startswith(
        "The output cannot be written: No space left on device."
    )


def test_too_little_memory_is_told_in_a_line():
    assert explain(MemoryError()).startswith("There is not enough memory for this.\n  to do:")
