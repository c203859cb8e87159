"""Lining up: a few visits that are put into a line stand as a sort would have them, ties included."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rooms import batch_of

from sim.engines.vector import lining
from sim.engines.vector.lining import line_up
from sim.engines.vector.reports import send_all
from sim.engines.vector.visits import Stream, Visits

NEVER = float(np.nextafter(40.0, np.inf))
TEXT = """
    horizon = 40
    onset = { at = 13 }
    sensors = [
        { name = "reef", scan = REEF, detector = { p = 1, false_alarm = 1 } },
        { name = "bay", scan = { every = 20, phase = PHASE }, link = { delay = DELAY } },
        { name = "cape", count = 2, scan = { every = 30, phase = 15 }, detector = { p = 0.5 } },
    ]
    centres = [{ name = "harbour" }]
"""
WIDTH = 30


def visits_of(reef: str, phase: float, delay: str, text: str = TEXT) -> Visits:
    """Let many reports of the reef come, and a few of others."""
    told = text.replace("REEF", reef).replace("PHASE", str(phase)).replace("DELAY", delay)
    sent = send_all(batch_of(told, WIDTH))
    return Visits([Stream(one, one.linked, one.linked) for one in reversed(sent)], WIDTH)


@given(
    reef=st.sampled_from(["{ every = 1, phase = 0 }", "{ rate = 0.7 }", "{ every = 5 }", "{ rate = 0.05 }"]),
    phase=st.sampled_from([0.0, 13.0, 15.0, 19.5]),
    delay=st.sampled_from(["0", "2", "30", '{ dist = "exponential", mean = 20 }']),
)
def test_visits_that_are_put_between_others_stand_as_sorted_ones(reef: str, phase: float, delay: str) -> None:
    """Some come at one instant, and some not before the end."""
    visits = visits_of(reef, phase, delay)
    comes, visit = line_up(visits, NEVER)
    wanted, in_order = lining._sorted(visits, NEVER)
    here = comes < NEVER
    assert np.array_equal(comes, wanted)
    assert np.array_equal(visit[here], in_order[here])
    assert set(visit[~here].tolist()) <= {len(visits)}


def test_they_are_put_between_only_where_they_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lining, "_sorted", lambda *_: "sorted")
    assert line_up(visits_of("{ rate = 0.7 }", 13.0, "0"), NEVER) != "sorted"
    monkeypatch.setattr(lining, "FEW", 3)
    assert line_up(visits_of("{ rate = 0.7 }", 13.0, "0"), NEVER) == "sorted"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "p = 1, false_alarm = 1 }",
            'p = 1, false_alarm = 1 }, processing = { dist = "exponential", mean = 9 }',
        ),
        ("false_alarm = 1", "false_alarm = 0.4"),
    ],
)
def test_a_line_out_of_order_is_sorted(monkeypatch: pytest.MonkeyPatch, one: str, other: str) -> None:
    monkeypatch.setattr(lining, "_put_between", lambda *_: pytest.fail("there was no sort"))
    comes, _ = line_up(visits_of("{ rate = 1 }", 13.0, "0", TEXT.replace(one, other)), NEVER)
    assert (np.diff(comes, axis=0) >= 0).all()


def test_nobody_lines_up_where_nobody_comes() -> None:
    comes, visit = line_up(Visits([], 3), NEVER)
    assert comes.shape == visit.shape == (0, 3)
