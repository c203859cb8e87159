"""Purposes: which stream is read for what, and what the uniform numbers are turned into."""

import numpy as np
import pytest

from sim.draws import Draws
from sim.engines import purposes
from sim.model.distributions import Exponential
from sim.model.loading import parse
from sim.model.network import Network, Source, build_network

TEXT = """
    story = "The Lantern Isles do not exist."
    horizon = 50
    [onset]
    at = { dist = "uniform", low = 0, high = 100 }
    chance = 0.8
    lasts = 7
    zones = { north = 3, south = 0, west = 1 }
    [[sensors]]
    name = "lamp"
    count = 4
    zones = ["north"]
    scan = { every = 8, phase = "staggered" }
    processing = 2
    link = { loss = 0.5, max_tries = 2, retry_after = 3, delay = { dist = "uniform", low = 1, high = 2 } }
    to = "post"
    [[sensors]]
    name = "bell"
    scan = { rate = 0.25 }
    to = "harbour"
    [[relays]]
    name = "post"
    to = "harbour"
    service = { dist = "exponential", mean = 2 }
    [[centres]]
    name = "harbour"
    decision = { dist = "exponential", mean = 2 }
    delivery = { dist = "exponential", mean = 2 }
    [[centres]]
    name = "tower"
    decision = { dist = "exponential", mean = 2 }
    [[shares]]
    from = "harbour"
    to = "tower"
    what = "alerts"
    loss = 0.1
    [[cues]]
    from = "bell"
    to = "lamp"
    after = { dist = "exponential", mean = 2 }
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = { dist = "exponential", mean = 2 }
    down = 1
    """


@pytest.fixture(scope="module")
def network() -> Network:
    return build_network(parse(TEXT, name="test"))


@pytest.fixture
def draws() -> Draws:
    return Draws(seed=1, batch=0)


def source(network: Network, name: str) -> Source:
    """Find a series of looks by its name."""
    return next(one for one in network.sources if one.name == name)


def test_what_is_constant_draws_nothing(network: Network, draws: Draws) -> None:
    class NoDraws(Draws):
        def columns(self, name: str, first: int, last: int) -> np.ndarray:
            raise AssertionError(name)

    constant = purposes.processing(source(network, "lamp-1"))
    assert constant.columns(NoDraws(1, 0), 3, 5).tolist() == np.full((2, draws.width), 2.0).tolist()


def test_a_purpose_turns_the_draws_of_its_stream(network: Network, draws: Draws) -> None:
    service = purposes.service(network.relays[0], source(network, "lamp-2"))
    uniform = draws.columns("post/lamp-2/service", 1, 3)
    assert np.array_equal(service.columns(draws, 1, 3), -2.0 * np.log1p(-uniform))


def test_every_purpose_has_a_stream_of_its_own(network: Network) -> None:
    """No two things that may differ read one stream."""
    bell = network.sensors[-1]
    streams = [
        purposes.outage_course(network.scenario.outages[0], one)[0].stream for one in network.sensors[:4]
    ]
    streams += [purposes.gap(bell).stream, purposes.first_look(network.sensors[0]).stream]
    for one in network.sources:
        link = purposes.sensor_link(one)
        own = (purposes.noise(one), purposes.processing(one), link.failed, link.delay)
        streams += [purpose.stream for purpose in own]
        streams += [purposes.after(one).stream] if one.cue else []
        for station in network.stations:
            streams.append(purposes.service(station, one).stream)
        onward = purposes.relay_link(network.relays[0], one)
        copied = purposes.share_link(network.scenario.shares[0], one)
        streams += [onward.failed.stream, onward.delay.stream, copied.failed.stream, copied.delay.stream]
    alert = purposes.alert_link(network.scenario.shares[0])
    streams += [alert.failed.stream, alert.delay.stream]
    for centre in network.centres:
        for giver in (None, "harbour"):
            streams += [purposes.decision(centre, giver).stream, purposes.delivery(centre, giver).stream]
    assert len(streams) == len(set(streams))


def test_staggered_sensors_share_one_draw_and_spread_over_the_period(network: Network, draws: Draws) -> None:
    first = [purposes.first_look(one).columns(draws, 0, 1)[0] for one in network.sensors[:4]]
    for number, at in enumerate(first):
        np.testing.assert_allclose(at, (first[0] + 2.0 * number) % 8.0, rtol=0, atol=1e-12)
        assert at.min() >= 0.0
        assert at.max() < 8.0


def test_a_rate_makes_exponential_gaps(network: Network, draws: Draws) -> None:
    gaps = purposes.gap(network.sensors[-1]).columns(draws, 0, 20)
    assert gaps.mean() == pytest.approx(4.0, abs=5 * 4.0 / gaps.size**0.5)
    assert np.mean(gaps > 4.0) == pytest.approx(np.exp(-1), abs=5 * 0.5 / gaps.size**0.5)


def test_a_periodic_scan_has_no_gaps_and_a_scheduled_look_no_cue(network: Network) -> None:
    with pytest.raises(TypeError, match="periodic"):
        purposes.gap(network.sensors[0])
    with pytest.raises(TypeError, match="scheduled"):
        purposes.after(source(network, "lamp-1"))


def test_a_way_pays_for_failed_tries_and_never_ends_for_what_is_lost(network: Network, draws: Draws) -> None:
    link = purposes.sensor_link(source(network, "lamp-1"))
    failed, delay = link.failed.columns(draws, 0, 4), link.delay.columns(draws, 0, 4)
    ticks = link.columns(draws, 0, 4)
    assert set(np.unique(failed)) == {0.0, 1.0, 2.0}
    assert np.all(np.isinf(ticks) == (failed == 2.0))
    arrived = failed < 2.0
    assert np.array_equal(ticks[arrived], (3.0 * failed + delay)[arrived])


def test_onsets_come_with_their_chance_and_by_the_horizon(network: Network, draws: Draws) -> None:
    """Of the onsets 0.8 come at all, and half of those by the horizon; each lasts 7."""
    onsets = purposes.draw_onsets(network, draws)
    came = ~np.isnan(onsets.at)
    assert came.mean() == pytest.approx(0.4, abs=5 * (0.24 / 1000) ** 0.5)
    assert onsets.at[came].max() <= 50.0
    assert np.array_equal(onsets.end[came], onsets.at[came] + 7.0)


def test_zones_are_as_likely_as_their_weights(network: Network, draws: Draws) -> None:
    onsets = purposes.draw_onsets(network, draws)
    zones = onsets.zone[~np.isnan(onsets.at)]
    assert set(zones.tolist()) == {0, 2}
    assert np.mean(zones == 0) == pytest.approx(0.75, abs=5 * (0.1875 / len(zones)) ** 0.5)
    assert np.all(onsets.zone[np.isnan(onsets.at)] == 0)


def test_a_sensor_covers_its_own_zones_and_one_without_any_covers_all(network: Network, draws: Draws) -> None:
    onsets = purposes.draw_onsets(network, draws)
    assert np.array_equal(purposes.covers(network, network.sensors[0], onsets), onsets.zone == 0)
    assert purposes.covers(network, network.sensors[-1], onsets).all()


def test_many_delays_are_turned_block_by_block_into_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    law = Exponential(3.0)
    uniform = np.random.default_rng(1).random((7, 11))
    monkeypatch.setattr(purposes, "BLOCK", 10)
    np.testing.assert_array_equal(purposes.delay("lamp/delay", law).turn(uniform), law.ppf(uniform))
