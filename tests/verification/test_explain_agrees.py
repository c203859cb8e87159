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


QUEUE = """
story = "One lamp that always reports, and one who reads what it reports."
horizon = 260
onset = { at = 150 }
sensors = [{ name = "lamp", scan = { rate = 0.5 }, detector = { p = 1, false_alarm = 1 } }]
[[centres]]
name = "bay"
service = { dist = "exponential", mean = 1 }
"""


def latency_behind_a_queue(looks: float = 0.5, before: float = 0.5, service: float = 1.0) -> float:
    """Wait for the next look, for what is left of the work in the queue by then, and for the own service.

    At the onset the queue is that of M/M/1 with the reports that came `before`: work is there with
    probability b s, and is exponential with rate u = 1/s - b. Until the look nothing comes, so what is left
    of it is there with probability r / (r + u) (Kleinrock 1975, section 3.2, and lack of memory).
    """
    rest = 1 / service - before
    return 1 / looks + before * service * looks / (looks + rest) / rest + service


SAVED_BEHIND_A_QUEUE = {
    "centres.bay.service": latency_behind_a_queue() - latency_behind_a_queue(service=0.9),
    "sensors.lamp.detector.false_alarm": latency_behind_a_queue() - latency_behind_a_queue(before=0.45),
    "sensors.lamp.scan.rate": latency_behind_a_queue() - latency_behind_a_queue(0.55, 0.55),
}


@pytest.fixture(scope="module")
def queued(tmp_path_factory):
    file = tmp_path_factory.mktemp("queue") / "queue.toml"
    file.write_text(QUEUE)
    return sim.explain(file, replications=6000)


def test_behind_a_queue_each_saving_is_the_difference_of_the_closed_form(queued):
    assert queued.measures.latency.mean.low <= latency_behind_a_queue() <= queued.measures.latency.mean.high
    found = {one.remedy.key: one.mean for one in queued.savings}
    for key, saved in SAVED_BEHIND_A_QUEUE.items():
        assert found[key].low <= saved <= found[key].high, key
    assert [one for one in found if one in SAVED_BEHIND_A_QUEUE] == list(SAVED_BEHIND_A_QUEUE)


def test_looking_more_often_fills_the_queue_and_the_sentence_says_that_nothing_is_saved(queued):
    assert 0 < SAVED_BEHIND_A_QUEUE["sensors.lamp.scan.rate"] < 0.01
    assert queued.sentences[1].startswith("A second server saves ")
    assert queued.sentences[1].endswith("; looking 10 % more often saves nothing that can be seen.")
