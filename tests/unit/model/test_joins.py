"""Joins: what is known of names when some are unsound. How networks fit together: see the checks."""

from typing import Any

from sim.model.complaints import UNSOUND, Complaints
from sim.model.joins import check_list, entries, is_whole, names_in
from sim.model.stations import Centre

SECTION: Any = (Centre("harbour"), UNSOUND, Centre(UNSOUND))


def test_unsound_entries_are_passed_over_with_their_index_kept() -> None:
    assert [index for index, _ in entries(SECTION)] == [0, 2]
    assert list(entries(UNSOUND)) == []
    assert list(names_in(SECTION, UNSOUND)) == ["harbour"]


def test_a_section_is_whole_if_all_its_names_are_known() -> None:
    assert is_whole(SECTION[:1])
    assert not is_whole(SECTION[:2])
    assert not is_whole(SECTION[2:])
    assert not is_whole(UNSOUND)


def test_nothing_is_said_of_names_where_those_to_choose_from_are_unknown() -> None:
    complaints = Complaints()
    check_list(("zones",), ("north",), None, "a zone", complaints)
    check_list(("zones",), UNSOUND, {}, "a zone", complaints)
    assert complaints.all == []
    check_list(("zones",), ("north",), {"south": None}, "a zone", complaints)
    assert [one.path for one in complaints.all] == [("zones", 0)]
