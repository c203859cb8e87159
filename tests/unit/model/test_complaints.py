"""Complaints: gathered with the nearest name, without endless looking."""

from sim.model.complaints import HINTED, NOTHING, Complaints


def test_a_complaint_hints_at_the_nearest_choice() -> None:
    complaints = Complaints()
    complaints.add(("to",), "harbor", "a centre", ["tower", "harbour"])
    complaints.add(("to",), "xyz", "a centre", ["tower", "harbour"])
    complaints.add(("to",), 3, "a centre", ["tower", "harbour"])
    assert [one.hint for one in complaints.all] == ['did you mean "harbour"?', None, None]


def test_hints_stop_after_many_complaints() -> None:
    complaints = Complaints()
    for _ in range(HINTED + 5):
        complaints.add(("to",), "harbor", "a centre", ["harbour"])
    assert sum(one.hint is not None for one in complaints.all) == HINTED


def test_a_complaint_concerns_its_section_its_entry_and_its_key() -> None:
    complaints = Complaints()
    complaints.add(("sensors", 0, "scan", "every"), NOTHING, "a number")
    complaints.add(("relays",), 3, "a list")
    assert complaints.concern("sensors", ["scan"])
    assert not complaints.concern("sensors", ["to"])
    assert complaints.concern("relays", ["to"])
    assert not complaints.concern("centres", ["name"])
