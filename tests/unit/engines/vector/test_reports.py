"""Reports: from the looks that fired to their first stations, the looks they cue, and their numbers."""

import numpy as np
import pytest
from rooms import Told, batch_of

from sim.engines.vector.reports import Sent, send_all

CUED = """
    horizon = 20
    onset = { at = 0 }
    centres = [{ name = "harbour" }]
    cues = [{ from = "bell", to = "lamp", after = 2.5 }]
    [[sensors]]
    name = "lamp"
    count = 2
    scan = { every = 6, phase = 3 }
    link = { delay = 1, loss = 0.5, retry_after = 4, max_tries = 2 }
    [[sensors]]
    name = "bell"
    scan = { every = 9, phase = 0 }
    detector = { p = 0.5 }
    processing = 0.5
"""
HALF = [[0.9, 0.9], [0.4, 0.4], [0.1, 0.1]]  # with loss 0.5 no try fails, one fails, both fail
FATES = {
    "onset/chance": [[0.0, 0.0]],
    "bell-1/detect": [[0.1, 0.9], [0.9, 0.1], [0.1, 0.9]],
    **{f"lamp-{n}/link.loss": HALF for n in (1, 2)},
    **{f"lamp-{n}/by/bell-1/link.loss": [[0.9, 0.9]] * 3 for n in (1, 2)},
}


@pytest.fixture
def sent() -> dict[str, Sent]:
    """Let the bells at 0 and 18 fire in the first replication, the one at 9 in the second."""
    return {one.source.name: one for one in send_all(batch_of(CUED, draws=Told(2, FATES)))}


def test_series_come_in_rank_order(sent: dict[str, Sent]) -> None:
    assert list(sent) == ["lamp-1", "lamp-1/by/bell-1", "lamp-2", "lamp-2/by/bell-1", "bell-1"]
    assert [one.source.rank for one in sent.values()] == [0, 1, 2, 3, 4]


def test_every_look_that_fired_makes_a_report(sent: dict[str, Sent]) -> None:
    bell = sent["bell-1"]
    assert list(zip(bell.column, bell.at, bell.processed, bell.linked, strict=True)) == [
        (0, 0.0, 0.5, 0.5), (1, 9.0, 9.5, 9.5), (0, 18.0, 18.5, 18.5),
    ]  # fmt: skip
    assert (bell.flat // 2).tolist() == [0, 1, 2]


def test_failed_tries_are_paid_for_and_what_is_lost_never_arrives(sent: dict[str, Sent]) -> None:
    lamp = sent["lamp-2"]
    first = lamp.column == 0
    assert lamp.at[first].tolist() == [3.0, 9.0, 15.0]
    assert lamp.linked[first].tolist() == [4.0, 14.0, np.inf]


def test_cued_looks_bear_the_number_of_their_cue(sent: dict[str, Sent]) -> None:
    """2.5 after the bell's report left: at 3 and, past the horizon, at 21; in the other replication at 12."""
    cued = sent["lamp-1/by/bell-1"]
    assert cued.looks.at.tolist() == [[3.0, np.inf], [np.inf, 12.0], [np.inf, np.inf]]
    assert cued.looks.made.tolist() == [[True, False], [False, True], [False, False]]
    assert (cued.flat // 2).tolist() == [0, 1]


def test_reports_are_numbered_by_look_time_a_scheduled_look_before_a_cued_one(sent: dict[str, Sent]) -> None:
    numbered = sorted(
        (one.source.sensor.rank, int(nth), name, float(at))
        for name, one in sent.items()
        for nth, at, column in zip(one.nth, one.at, one.column, strict=True)
        if column == 0
    )
    assert numbered == [
        (0, 0, "lamp-1", 3.0), (0, 1, "lamp-1/by/bell-1", 3.0), (0, 2, "lamp-1", 9.0), (0, 3, "lamp-1", 15.0),
        (1, 0, "lamp-2", 3.0), (1, 1, "lamp-2/by/bell-1", 3.0), (1, 2, "lamp-2", 9.0), (1, 3, "lamp-2", 15.0),
        (2, 0, "bell-1", 0.0), (2, 1, "bell-1", 18.0),
    ]  # fmt: skip
    assert [sent[name].counts[0] for name in ("lamp-1", "lamp-1/by/bell-1", "lamp-2", "bell-1")] == [
        4,
        4,
        4,
        2,
    ]


def test_cued_looks_of_one_sensor_are_numbered_by_their_instants() -> None:
    """Two bells cue one lamp, the second one sooner: its looks come first."""
    text = """
    horizon = 20
    onset = { at = 0 }
    sensors = [
        { name = "lamp", scan = { every = 99, phase = 50 } },
        { name = "bell", scan = { every = 10, phase = 5 } },
        { name = "gong", scan = { every = 10, phase = 2 } },
    ]
    centres = [{ name = "harbour" }]
    cues = [{ from = "bell", to = "lamp", after = 1 }, { from = "gong", to = "lamp", after = 1 }]
    """
    sent = {one.source.name: one for one in send_all(batch_of(text))}
    assert sent["lamp-1/by/gong-1"].nth.tolist() == [0, 2]
    assert sent["lamp-1/by/bell-1"].nth.tolist() == [1, 3]
    assert sent["bell-1"].nth.tolist() == [0, 1]


def test_scores_and_truth_belong_to_the_looks_behind() -> None:
    text = """
    horizon = 20
    onset = { at = 6 }
    sensors = [
        { name = "lamp", scan = { every = 5, phase = 0 }, detector = DETECTOR },
        { name = "bell", scan = { every = 5, phase = 0 }, detector = { false_alarm = 1 } },
    ]
    centres = [{ name = "harbour", rule = { k = 2 } }]
    """
    numbers = '{ kind = "gaussian", shift = 1, threshold = 0.5 }'
    lamp, bell = send_all(batch_of(text.replace("DETECTOR", numbers), 40))
    look = lamp.flat // 40
    assert lamp.looks.score is not None
    assert np.array_equal(lamp.score, lamp.looks.score[look, lamp.column])
    assert lamp.score.min() >= 0.5
    assert np.array_equal(lamp.genuine, lamp.at >= 6)
    assert set(bell.score.tolist()) == {1.0}
    assert bell.genuine.sum() == 40 * 3


def test_without_an_onset_no_report_is_genuine() -> None:
    text = """
    horizon = 20
    sensors = [{ name = "bell", scan = { every = 5, phase = 0 }, detector = { false_alarm = 1 } }]
    centres = [{ name = "harbour" }]
    """
    (bell,) = send_all(batch_of(text, 2))
    assert bell.genuine.tolist() == [False] * 10
