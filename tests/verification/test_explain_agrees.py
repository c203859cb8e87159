"""What explain finds agrees with the derivatives of a closed form: a sum of stages, each known exactly."""

import pytest

import sim

EVERY, P, PROCESSING, LINK, DECISION, DELIVERY = 12.0, 0.5, 3.0, 5.0, 8.0, 2.0
SUM_OF_STAGES = f"""
story = "One lamp, one after the other."
horizon = 3000
[onset]
at = 500
[[sensors]]
name = "lamp"
scan = {{ every = {EVERY} }}
detector = {{ p = {P} }}
processing = {PROCESSING}
link = {{ delay = {LINK} }}
[[centres]]
name = "bay"
decision = {{ dist = "gamma", mean = {DECISION}, cv = 0.5 }}
delivery = {DELIVERY}
"""


def mean_latency(*, every=EVERY, p=P, processing=PROCESSING, link=LINK, decision=DECISION, delivery=DELIVERY):
    """Wait for the first look that sees it, T (1/p − 1/2), and the sum of all that follows."""
    return every * (1 / p - 0.5) + processing + link + decision + delivery


# What each remedy saves by the closed form. The way to the centre is constant: no report overtakes another.
SAVED = {
    "sensors.lamp.scan.every": mean_latency() - mean_latency(every=EVERY / 1.1),
    "sensors.lamp.detector.p": mean_latency() - mean_latency(p=1.1 * P),
    "sensors.lamp.processing": 0.1 * PROCESSING,
    "sensors.lamp.link.delay": 0.1 * LINK,
    "centres.bay.decision": 0.1 * DECISION,
    "centres.bay.delivery": 0.1 * DELIVERY,
}


@pytest.fixture(scope="module")
def explained(tmp_path_factory):
    file = tmp_path_factory.mktemp("stages") / "stages.toml"
    file.write_text(SUM_OF_STAGES)
    return sim.explain(file, replications=8000)


def test_each_saving_is_the_difference_of_the_closed_form(explained):
    found = {one.remedy.key: one.mean for one in explained.savings}
    assert set(SAVED) | {"sensors.lamp.count"} == set(found)
    for key, saved in SAVED.items():
        assert found[key].low - 1e-9 <= saved <= found[key].high + 1e-9, key


def test_the_ranking_is_that_of_the_derivatives(explained):
    ranking = [one.remedy.key for one in explained.savings if one.remedy.key in SAVED]
    assert ranking == sorted(SAVED, key=lambda key: SAVED[key], reverse=True)


def test_every_saving_of_the_closed_form_is_seen(explained):
    for one in explained.savings:
        assert one.mean.low > 0.0, one.remedy.key
