"""What the page about coverage says: a small version of its measurement, and its table is of these cases."""

import re

import pytest

from benchmarks.coverage import CASES, LEAST, MOST, PAGE, measured
from benchmarks.covered import Case

ROWS = [
    line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if " % | " in line
]
LUMPY = ("rate", "proportion", "mean, run to a precision")  # counts are whole numbers; runs take long
SURE = [case for case in CASES if case.interval not in LUMPY and "events differ" not in case.sample]


def test_the_table_has_a_row_for_every_case_and_number() -> None:
    wanted = [
        (case.interval, case.sample, f"{n:,}" if n else "as needed") for case in CASES for n in case.sizes
    ]
    assert [(row[0], row[1], row[2]) for row in ROWS] == wanted


def test_what_the_table_calls_short_or_too_wide_is_so() -> None:
    for row in ROWS:
        covered = float(row[3].removesuffix(" %")) / 100
        word = "short" if covered < LEAST else "more than it says" if covered > MOST else "holds"
        assert row[4] == word, row


def test_with_many_replications_every_interval_holds_or_is_wider_on_purpose() -> None:
    last = {(row[0], row[1]): row[4] for row in ROWS}
    few = {key for key in last if re.match(r"\d+ (events|pairs)", key[1])}
    assert {last[key] for key in last.keys() - few} == {"holds"}
    assert {last[key] for key in few} == {"holds", "more than it says"}
    many = [key for key in few if key[1].startswith("300 ") or (key[1].startswith("100 events"))]
    assert len(many) == 5
    assert {last[key] for key in many} == {"holds"}


def test_intervals_of_what_is_counted_are_always_given() -> None:
    counted = [row for row in ROWS if "proportion" in row[0] or "rate" in row[0]]
    assert len(counted) > 20
    assert not [row for row in counted if len(row) > 5]


@pytest.mark.parametrize("case", SURE, ids=lambda case: f"{case.interval}, {case.sample}")
def test_intervals_cover_with_many_replications(case: Case) -> None:
    n = max(min(case.sizes[-1], 1000), case.sizes[0]) if "cv 2" not in case.sample else case.sizes[-1]
    row = next(measured([case._replace(sizes=(n,))], trials=300, seed=2))
    most = 1.0 if "pairs change" in case.sample else 0.995
    assert 0.90 <= row.covered <= most  # four standard errors of 300 trials below 95 %
