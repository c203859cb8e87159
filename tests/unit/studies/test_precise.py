"""Running to a precision: whole batches, enough and hardly more, a limit, and why it stopped."""

import pytest

import sim
from sim.draws import BATCH
from sim.model.loading import load, parse
from sim.running import play
from sim.studies.precise import play_to_precision

STORY = 'story = "On the Lantern Isles, which do not exist."\n'
RARE = """
    horizon = 50
    onset = { at = 0, chance = 0.01 }
    sensors = [{ name = "lamp", scan = { every = 100, phase = 0 } }]
    centres = [{ name = "harbour", decision = { dist = "exponential", mean = 1 } }]
"""


def test_batches_are_added_until_the_half_width_is_the_share_asked_for() -> None:
    found = play_to_precision(load("first_light"), 0.01)
    latency = sim.run("first_light", replications=found.run.replications).measures.centres["harbour"].latency
    assert found.run.replications % BATCH == 0
    assert found.run.replications > BATCH
    assert (latency.mean.high - latency.mean.low) / 2 <= 0.01 * latency.mean.value
    assert found.means["harbour"].value == pytest.approx(latency.mean.value)
    assert found.reached
    assert "every mean latency is known to within 0.01 of itself" in found.reason


def test_one_batch_less_is_not_enough_or_hardly() -> None:
    found = play_to_precision(load("first_light"), 0.01)
    fewer = play_to_precision(load("first_light"), 0.01, limit=found.run.replications - 2 * BATCH)
    assert not fewer.reached


def test_the_numbers_are_those_of_a_plain_run() -> None:
    found, plain = play_to_precision(load("first_light"), 0.01, 7), play(load("first_light"), 12_000, 7)
    assert found.run.replications == 12_000
    assert (found.run.records.replication == plain.records.replication).all()
    first, second = (run.records.centres["harbour"].first_alert for run in (found.run, plain))
    assert (first == second).all()


def test_the_limit_is_kept_to_the_letter_and_named() -> None:
    found = play_to_precision(load("first_light"), 0.001, limit=2345)
    assert found.run.replications == 2345
    assert not found.reached
    assert "Stopped at the limit of 2,345 replications" in found.reason
    assert "harbour is at 0.0" in found.reason


def test_every_centre_counts() -> None:
    found = play_to_precision(load("two_islands"), 0.02)
    assert set(found.means) == set(found.run.records.centres)
    assert all((one.high - one.low) / 2 <= 0.02 * one.value for one in found.means.values())


def test_a_mean_of_few_true_alerts_is_not_believed() -> None:
    found = play_to_precision(parse(STORY + RARE, name="rare"), 0.9, limit=4000)
    assert not found.reached
    assert "true alerts, and fewer than 1,000 say too little" in found.reason


def test_at_least_as_many_as_asked_for_are_played() -> None:
    assert play_to_precision(load("first_light"), 0.5, replications=4001).run.replications == 3 * BATCH


def test_a_result_says_why_it_stopped_and_a_plain_one_does_not() -> None:
    result = sim.run("first_light", precision=0.05)
    assert result.replications == BATCH
    assert "Stopped after 2,000 replications" in str(result.to_json()["stopped"])
    assert "stopped" not in sim.run("first_light", replications=10).to_json()


def test_progress_is_told_with_what_is_probably_needed() -> None:
    told: list[tuple[int, int]] = []
    play_to_precision(load("first_light"), 0.01, progress=lambda done, total: told.append((done, total)))
    assert told[0][0] == BATCH < told[0][1]
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_a_precision_out_of_range_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="precision: found"):
        play_to_precision(load("first_light"), share)


def test_without_an_onset_there_is_nothing_to_be_precise_about() -> None:
    quiet = parse(STORY + 'horizon = 9\nsensors = [{ name = "a", scan = { every = 1 } }]\n'
                  'centres = [{ name = "b" }]', name="quiet")  # fmt: skip
    with pytest.raises(ValueError, match="no onset"):
        play_to_precision(quiet, 0.1)
    with pytest.raises(ValueError, match="limit: found 0"):
        play_to_precision(load("first_light"), 0.1, limit=0)
