"""The stages of the budget are the ones that the instants say, and add up to the latency."""

import numpy as np

from sim.analysis.budget import CHAIN, STAGES, stages
from sim.records import PATH, CentreColumns, Column

OWN = [12.0, 22.0, 52.0, 53.0, 57.0, 63.0, 66.0, 70.0, 72.0, 80.0, np.nan, np.nan, 85.0, 91.0]
ADOPTED = [12.0, 22.0, 52.0, 53.0, 57.0, 63.0, 63.0, 70.0, 72.0, 80.0, 84.0, 89.0, 95.0, 96.0]
MISSED = [np.nan] * len(PATH)


def _columns(*paths: list[float]) -> CentreColumns:
    nothing: Column = np.zeros(len(paths))
    return CentreColumns(np.array(paths).T, nothing, nothing, nothing, nothing)


def _split(path: list[float]) -> dict[str, float]:
    return dict(zip(STAGES, stages(_columns(path), np.array([10.0]))[:, 0].tolist(), strict=True))


def test_an_own_alert_is_split_at_its_instants() -> None:
    assert _split(OWN) == {
        "scan_wait": 2.0,
        "missed_looks": 10.0,
        "unused_reports": 30.0,
        "processing": 1.0,
        "link": 4.0,
        "relays": 6.0,
        "sharing": 3.0,
        "queue": 4.0,
        "service": 2.0,
        "confirmation": 8.0,
        "decision": 5.0,
        "delivery": 6.0,
    }


def test_an_adopted_alert_pays_the_way_between_centres_and_both_decisions() -> None:
    split = _split(ADOPTED)
    assert split["sharing"] == 0.0 + (89.0 - 84.0)
    assert split["decision"] == (84.0 - 80.0) + (95.0 - 89.0)
    assert split["delivery"] == 1.0
    assert sum(split.values()) == 96.0 - 10.0


def test_a_replication_without_true_alert_has_no_stages() -> None:
    split = stages(_columns(OWN, MISSED, ADOPTED), np.array([10.0, 10.0, np.nan]))
    assert not np.isnan(split[:, 0]).any()
    assert np.isnan(split[:, 1]).all()


def test_the_stages_add_up_to_the_latency() -> None:
    generator = np.random.default_rng(3)
    onset = generator.uniform(0.0, 1e4, 500)
    path = onset + np.cumsum(generator.exponential(7.3, (len(PATH), 500)), axis=0)
    path[PATH.index("given") : PATH.index("adopted") + 1, ::2] = np.nan
    nothing = np.zeros(500)
    split = stages(CentreColumns(path, nothing, nothing, nothing, nothing), onset)
    assert (split > 0).all()
    assert np.abs(split.sum(axis=0) - (path[-1] - onset)).max() < 1e-9


def test_no_decision_and_no_way_cost_exactly_nothing() -> None:
    path = [10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.3, 10.3, 10.3, 10.3, 10.7]
    assert _split(path)["decision"] == 0.0
    assert _split(path)["sharing"] == 0.0


def test_the_chain_passes_every_instant_but_those_of_adoption_in_order() -> None:
    assert tuple(name for name in PATH if name not in ("given", "adopted")) == CHAIN
    assert len(STAGES) == len(set(STAGES)) == 12
