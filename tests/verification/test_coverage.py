"""What the page about coverage says: a small version of its measurement, and its table is of these cases."""

import pytest

from benchmarks.coverage import CASES, LEAST, MOST, PAGE, Case, measured

ROWS = [
    line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if " % | " in line
]
SURE = [case for case in CASES if case.interval not in ("rate", "proportion", "mean, run to a precision")]


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
    assert {word for (interval, _), word in last.items() if interval != "rate"} == {"holds"}
    assert last["rate", "100 events expected in all"] == "holds"
    assert {word for (interval, sample), word in last.items() if interval == "rate"} <= {
        "holds",
        "more than it says",
    }


@pytest.mark.parametrize("case", SURE, ids=lambda case: f"{case.interval}, {case.sample}")
def test_intervals_cover_with_many_replications(case: Case) -> None:
    n = min(case.sizes[-1], 1000) if "cv 2" not in case.sample else case.sizes[-1]
    row = next(measured([case._replace(sizes=(n,))], trials=300, seed=2))
    assert 0.90 <= row.covered <= 0.995  # four standard errors of 300 trials below 95 %
