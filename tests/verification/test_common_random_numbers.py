"""Common random numbers: changing one component leaves the draws of all others as they were."""

from collections.abc import Iterator
from typing import Any

import pytest

BASE = """
    horizon = 80
    [onset]
    at = { dist = "uniform", low = 10, high = 30 }
    [[sensors]]
    name = "lamp"
    count = 3
    to = "post"
    scan = { every = 6 }
    detector = { p = 0.6, false_alarm = 0.05 }
    processing = { dist = "exponential", mean = 1 }
    link = { delay = { dist = "gamma", mean = 1, cv = 0.7 }, loss = 0.3, retry_after = 2, max_tries = 3 }
    [[sensors]]
    name = "gauge"
    to = "east"
    scan = { gap = { dist = "uniform", low = 4, high = 9 } }
    detector = { kind = "gaussian", shift = 1, threshold = 0.5 }
    processing = { dist = "weibull", mean = 1, shape = 2 }
    link = { delay = { dist = "exponential", mean = 2 }, loss = 0.2, max_tries = 2 }
    [[sensors]]
    name = "spyglass"
    count = 2
    to = "west"
    scan = { rate = 0.05 }
    detector = { p = 0.8, false_alarm = 0.1 }
    processing = { dist = "uniform", low = 0, high = 3 }
    [[cues]]
    from = "lamp"
    to = "spyglass"
    after = { dist = "exponential", mean = 2 }
    [[outages]]
    name = "fog"
    affects = ["lamp", "gauge"]
    up = { dist = "exponential", mean = 30 }
    down = { dist = "exponential", mean = 5 }
    [[relays]]
    name = "post"
    to = "west"
    service = { dist = "exponential", mean = 1 }
    link = { delay = { dist = "exponential", mean = 1 } }
    [[centres]]
    name = "west"
    service = { dist = "exponential", mean = 0.5 }
    rule = { k = 2, window = 20 }
    decision = { dist = "triangular", low = 1, mode = 2, high = 4 }
    delivery = { dist = "exponential", mean = 1 }
    [[centres]]
    name = "east"
    service = { dist = "lognormal", mean = 1, cv = 1 }
    rule = { k = 2, distinct = false }
    decision = { dist = "exponential", mean = 2 }
    delivery = { dist = "exponential", mean = 3 }
    [[shares]]
    from = "west"
    to = "east"
    delay = { dist = "exponential", mean = 3 }
    loss = 0.2
    [[shares]]
    from = "east"
    to = "west"
    what = "alerts"
    delay = { dist = "exponential", mean = 4 }
    """
OWL = """
    [[sensors]]
    name = "owl"
    to = "west"
    scan = { every = 5 }
    detector = { p = 0.5, false_alarm = 0.1 }
    """
RAIN = """
    [[outages]]
    name = "rain"
    affects = ["spyglass", "lamp"]
    up = { dist = "exponential", mean = 20 }
    down = { dist = "exponential", mean = 9 }
    together = true
    """
REPORTS_BACK = '[[shares]]\nfrom = "east"\nto = "west"\ndelay = { dist = "exponential", mean = 1 }\n'
MORE_CUES = '[[cues]]\nfrom = "gauge"\nto = "spyglass"\nafter = { dist = "exponential", mean = 1 }\n'

# what is changed: the text before and after, and the draws that may differ, by kind and name
CHANGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "p of a detector": ("p = 0.6", "p = 0.9", ("fired lamp",)),
    "threshold of a detector": ("threshold = 0.5", "threshold = 0.1", ("fired gauge",)),
    "delay of a link": ('"gamma", mean = 1, cv = 0.7', '"exponential", mean = 5', ("link lamp",)),
    "loss of a link": ("loss = 0.3", "loss = 0.6", ("link lamp", "tries lamp")),
    "processing": ('"weibull", mean = 1, shape = 2', '"exponential", mean = 2', ("processing gauge",)),
    "scan": ("scan = { every = 6 }", "scan = { every = 4 }", ("look lamp",)),
    "service of a relay": (
        'service = { dist = "exponential", mean = 1 }',
        "service = 0.5",
        ("service post",),
    ),
    "service of a centre": (
        'service = { dist = "exponential", mean = 0.5 }',
        "service = 0.25",
        ("service west",),
    ),
    "servers of a relay": ('name = "post"', 'name = "post"\nservers = 3', ()),
    "servers of a centre": ('name = "west"', 'name = "west"\nservers = 2', ()),
    "rule": ("rule = { k = 2, window = 20 }", "rule = { k = 1 }", ()),
    "decision": ('"triangular", low = 1, mode = 2, high = 4', '"exponential", mean = 1', ("decision west",)),
    "delivery": ('delivery = { dist = "exponential", mean = 1 }', "delivery = 1", ("delivery west",)),
    "a group more, first in the file": ("[[sensors]]", OWL + "[[sensors]]", ()),
    "a sensor more in a group": ("count = 3", "count = 4", ()),
    "a sensor more in a group of one": ('name = "gauge"', 'name = "gauge"\ncount = 2', ()),
    "a sensor less in a group": ("count = 2", "count = 1", ()),
    "an outage more": ("[[relays]]", RAIN + "[[relays]]", ()),
    "ups of an outage": ("mean = 30", "mean = 60", ("outage fog",)),
    "a share more": ("[[shares]]", REPORTS_BACK + "[[shares]]", ()),
    "what is shared": (
        'to = "east"\n    delay',
        'to = "east"\n    what = "alerts"\n    delay',
        ("share west",),
    ),
    "a cue more, first in the file": ("[[cues]]", MORE_CUES + "[[cues]]", ()),
    "after of a cue": ('after = { dist = "exponential", mean = 2 }', "after = 1", ("after spyglass",)),
    "the horizon": ("horizon = 80", "horizon = 120", ()),
    "the onset": ('{ dist = "uniform", low = 10, high = 30 }', "25", ("onset",)),
}
Draws = dict[tuple[Any, ...], float]


def look_draws(played: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
    """Give what each look drew: its instant; whether it fired and its score, given what there was to see."""
    columns = ("replication", "source", "look", "at", "fired", "score", "made", "genuine")
    left = {row[:3]: row[3] for row in played.rows("reports", "replication", "source", "look", "processed")}
    cues = {source.name: source.by.name for source in played.network.sources if source.by is not None}
    for replication, source, look, at, fired, score, made, genuine in played.rows("looks", *columns):
        if source in cues:
            yield ("after", source, look, replication), at - left[replication, cues[source], look]
        else:
            yield ("look", source, look, replication), at
        if made:
            yield ("fired", source, genuine, look, replication), fired
            yield ("score", source, genuine, look, replication), score


def report_draws(played: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
    """Give what each report drew: processing, tries, the link, services, relays' links and shares."""
    columns = ("replication", "source", "look", "at", "processed", "failed_tries", "arrived")
    for replication, source, look, at, processed, failed, arrived in played.rows("reports", *columns):
        if processed is not None:
            yield ("processing", source, look, replication), processed - at
            yield ("tries", source, look, replication), failed
        if arrived is not None:
            yield ("link", source, look, replication), arrived - processed
    visits = played.rows(
        "visits", "replication", "station", "source", "look", "shared", "arrived", "begun", "served"
    )
    own = {row[:4]: row for row in visits if not row[4]}
    for replication, station, source, look, shared, arrived, begun, served in visits:
        if served is not None:
            yield ("service", station, source, look, shared, replication), served - begun
        if shared:
            giver = own[replication, "west" if station == "east" else "east", source, look]
            yield ("share", giver[1], source, look, replication), arrived - giver[5]
        before = own.get((replication, "post", source, look))
        if station == "west" and not shared and before is not None:
            yield ("onward", "post", source, look, replication), arrived - before[7]


def alert_draws(played: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
    """Give what each alert drew: decision, delivery, and the way to the partner."""
    columns = ("replication", "centre", "giver", "number", "met", "given", "adopted", "decided", "delivered")
    for replication, centre, giver, number, met, given, adopted, decided, delivered in played.rows(
        "alerts", *columns
    ):
        key = (centre, giver, number, replication)
        if adopted is not None:
            yield ("given", *key), adopted - given
        if decided is not None:
            yield ("decision", *key), decided - (met if adopted is None else adopted)
        if delivered is not None:
            yield ("delivery", *key), delivered - decided


def all_draws(played: Any) -> Draws:
    """Give everything that can be seen of the draws of a run, each under the name of what drew it."""
    onsets = {("onset", row): at for row, at in enumerate(played.records.onset.tolist())}
    rows = played.rows("outages", "outage", "sensor", "replication", "down", "up")
    outages = {("outage", *row[:4]): row[4] for row in rows if row[4] is not None}
    drawn = (*look_draws(played), *report_draws(played), *alert_draws(played))
    return {**onsets, **outages, **dict(drawn)}


@pytest.fixture(scope="module")
def base(play_text: Any) -> Draws:
    """Give the draws of the scenario before anything is changed."""
    return all_draws(play_text(BASE, replications=60))


@pytest.mark.parametrize("change", CHANGES)
def test_one_change_leaves_all_other_draws_as_they_were(play_text: Any, base: Draws, change: str) -> None:
    """Instants, scores and tries are the same bit for bit; durations are differences, so within 1e-9."""
    before, after, may_differ = CHANGES[change]
    assert before in BASE
    changed = all_draws(play_text(BASE.replace(before, after, 1), replications=60))
    both = [key for key in base if key in changed and not f"{key[0]} {key[1]}".startswith(may_differ)]
    exact = [key for key in both if key[0] in ("onset", "outage", "look", "score", "fired", "tries")]
    assert {key: changed[key] for key in exact} == {key: base[key] for key in exact}
    assert {key: changed[key] for key in both} == pytest.approx(
        {key: base[key] for key in both}, rel=0, abs=1e-9
    )
    assert len(both) > len(base) / 4
    assert changed != base


def test_the_draws_that_may_differ_do_differ(play_text: Any, base: Draws) -> None:
    """Otherwise the test above would leave out more than it needs to."""
    for before, after, may_differ in CHANGES.values():
        changed = all_draws(play_text(BASE.replace(before, after, 1), replications=60))
        for kind in may_differ:
            own = [key for key in base if f"{key[0]} {key[1]}".startswith(kind)]
            assert any(changed.get(key) != base[key] for key in own), kind


def test_a_better_detector_fires_at_all_looks_at_which_the_worse_one_did(play_text: Any) -> None:
    """Both judge the same draw: with the larger p no genuine look is lost, and some are gained."""
    fired = []
    for p in ("0.6", "0.9"):
        played = play_text(BASE.replace("p = 0.6", f"p = {p}"), replications=60)
        looks = played.rows("looks", "replication", "source", "look", "fired", "made")
        fired.append({row[:3] for row in looks if row[3] and row[1].startswith("lamp")})
    assert fired[0] < fired[1]
