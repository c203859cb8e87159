"""The replication that is shown is the one that is asked for, and its words say which it is."""

import numpy as np
import pytest

from sim.analysis.exemplars import exemplar
from sim.records import PATH, CentreColumns, Records

NONE = np.nan


def records(onset: list[float], delivered: list[float]) -> Records:
    """Make records of which only the onset and the warning matter; the first replication is number 10."""
    many = len(onset)
    path = np.full((len(PATH), many), np.nan)
    path[PATH.index("delivered")] = delivered
    zeros = np.zeros(many)
    columns = CentreColumns(path, np.full(many, np.nan), zeros.astype(bool), zeros.astype(int), zeros)
    return Records(10 + np.arange(many), np.array(onset), zeros.astype(int), {"bay": columns})


FIVE = records([1.0, 2.0, NONE, 4.0, 5.0], [10.0, 5.0, NONE, NONE, 12.5])  # latencies 9, 3, none, missed, 7.5


@pytest.mark.parametrize(
    ("wanted", "replication", "words"),
    [
        ("median", 14, "half of them took no longer"),
        ("slowest", 10, "the slowest one: 9 ticks"),
        ("missed", 13, "the only one in which the onset came"),
        (12, 12, "as asked for"),
    ],
)
def test_the_replication_is_the_one_that_is_wanted(wanted, replication, words):
    chosen = exemplar(FIVE, "bay", wanted)
    assert chosen.replication == replication
    assert words in chosen.words


def test_of_an_even_number_the_median_is_the_lower_one_of_the_middle():
    assert exemplar(records([0, 0, 0, 0], [4, 1, 3, 2]), "bay").replication == 13


def test_of_equal_latencies_the_first_replication_is_taken():
    assert exemplar(records([0, 0, 0], [2, 2, 2]), "bay").replication == 11
    assert exemplar(records([0, 0], [2, 2]), "bay").replication == 10


def test_where_none_was_missed_the_slowest_is_taken_and_that_is_said():
    chosen = exemplar(records([0, 0], [1, 2]), "bay", "missed")
    assert chosen.replication == 11
    assert chosen.words.startswith("No onset was missed. Of the 2 replications")


@pytest.mark.parametrize("wanted", ["median", "slowest"])
def test_where_nobody_was_ever_warned_a_miss_is_taken_and_that_is_said(wanted):
    chosen = exemplar(records([NONE, 3, 4], [NONE] * 3), "bay", wanted)
    assert chosen.replication == 11
    assert chosen.words.startswith("In no replication was bay warned. It is the first of 2")


@pytest.mark.parametrize("wanted", ["median", "slowest", "missed"])
def test_where_there_is_no_onset_the_first_is_taken_and_that_is_said(wanted):
    chosen = exemplar(records([NONE, NONE], [NONE, NONE]), "bay", wanted)
    assert chosen.replication == 10
    assert "In no replication was there an onset" in chosen.words


@pytest.mark.parametrize(
    ("wanted", "told"), [("medain", "median, slowest, missed"), (9, "from 10 to 14"), (15, "14")]
)
def test_what_there_is_not_is_refused(wanted, told):
    with pytest.raises(ValueError, match=f"^replay: found .*{told}"):
        exemplar(FIVE, "bay", wanted)
