"""Theory is given for queues that it knows, and refused with the reason for all others."""

from typing import Any

import pytest

from sim.analysis.theory.constant_service import mdc_wait
from sim.analysis.theory.general_queues import pollaczek_khinchine_wait
from sim.analysis.theory.queues import mmc_wait
from sim.analysis.theory.stations import NoTheory, exact_wait
from sim.model.detectors import Binary, Gaussian
from sim.model.distributions import Constant, Exponential, Uniform
from sim.model.links import Link
from sim.model.onset import Onset, Zones
from sim.model.scenario import Scenario
from sim.model.sensors import Cue, Outage, Periodic, Poisson, Renewal, SensorGroup
from sim.model.stations import Centre, Relay, Share

ALWAYS = Gaussian(shift=1.0)


def scenario(*groups: SensorGroup, centre: Centre | None = None, **others: Any) -> Scenario:
    harbour = centre or Centre(name="harbour", service=Exponential(2.0))
    return Scenario(story="", horizon=100.0, sensors=groups, centres=(harbour,), **others)


def lamps(**said: Any) -> SensorGroup:
    return SensorGroup(**{"name": "lamp", "scan": Poisson(0.1), "detector": ALWAYS, "to": "harbour"} | said)


@pytest.mark.parametrize(
    ("service", "servers", "queue", "wait"),
    [
        (Exponential(2.0), 1, "M/M/1", mmc_wait(0.3, 2.0)),
        (Exponential(2.0), 2, "M/M/2", mmc_wait(0.3, 2.0, 2)),
        (Constant(2.0), 2, "M/D/2", mdc_wait(0.3, 2.0, 2)),
        (Uniform(1.0, 3.0), 1, "M/G/1", pollaczek_khinchine_wait(0.3, 2.0, 1 / 3)),
        (Constant(0.0), 1, "M/D/1", 0.0),
    ],
)
def test_the_formula_is_that_of_the_service(service: Any, servers: int, queue: str, wait: float) -> None:
    centre = Centre(name="harbour", service=service, servers=servers)
    found = exact_wait(scenario(lamps(count=3), centre=centre), "harbour")
    assert (found.queue, found.wait) == (queue, pytest.approx(wait))
    assert found.load == pytest.approx(0.3 * service.mean / servers)


@pytest.mark.parametrize(
    ("group", "rate"),
    [
        (lamps(scan=Renewal(Exponential(5.0))), 0.2),
        (lamps(detector=Binary(p=0.25, false_alarm=0.25)), 0.025),
        (lamps(detector=Gaussian(shift=0.0, threshold=0.0)), 0.05),
        (lamps(link=Link(loss=0.5, max_tries=2, delay=Exponential(3.0))), 0.075),
        (lamps(detector=Binary(p=1.0, false_alarm=0.5), zones=("reef",)), 0.05),
    ],
)
def test_arrivals_are_the_looks_that_fire_and_get_through(group: SensorGroup, rate: float) -> None:
    onset = Onset(at=Constant(5.0), zones=Zones(names=("bay", "reef"), weights=(1.0, 0.0)))
    assert exact_wait(scenario(group, onset=onset), "harbour").load == pytest.approx(2.0 * rate)


def test_sensors_that_never_fire_may_look_as_they_like() -> None:
    silent = lamps(name="silent", scan=Periodic(5.0), detector=Binary(p=0.0))
    assert exact_wait(scenario(lamps(), silent), "harbour").load == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"groups": (lamps(scan=Periodic(5.0)),)}, "does not look at random moments"),
        ({"groups": (lamps(detector=Binary(p=0.5)),)}, "more often once the glow-tide is there"),
        ({"groups": (lamps(detector=Gaussian(1.0, 0.5)),)}, "more often once the glow-tide is there"),
        ({"groups": (lamps(count=6),)}, "more arrives than it can serve"),
        ({"groups": (lamps(detector=Binary(p=0.0)),)}, "nothing arrives"),
        ({"outages": (Outage("fog", ("lamp",), Constant(1.0), Constant(1.0)),)}, "lamp has outages"),
        ({"groups": (lamps(), lamps(name="eye")), "cues": (Cue("eye", "lamp"),)}, "lamp is cued"),
        ({"relays": (Relay("post", "harbour"),)}, "fed by relays"),
        ({"shares": (Share(from_="tower", to="harbour"),)}, "fed by shared reports"),
        (
            {"centre": Centre(name="harbour", servers=2, service=Uniform(1.0, 3.0))},
            "neither exponential nor constant",
        ),
    ],
)
def test_a_queue_that_no_formula_knows_is_refused_with_the_reason(said: dict[str, Any], reason: str) -> None:
    groups = said.pop("groups", (lamps(),))
    with pytest.raises(NoTheory, match=reason):
        exact_wait(scenario(*groups, onset=Onset(at=Constant(5.0)), **said), "harbour")


def test_alerts_that_are_shared_do_not_queue_and_change_nothing() -> None:
    alerts = Share(from_="tower", to="harbour", what="alerts")
    assert exact_wait(scenario(lamps(), shares=(alerts,)), "harbour").load == pytest.approx(0.2)
