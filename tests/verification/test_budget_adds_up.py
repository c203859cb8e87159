"""The budget of every true alert adds up to its latency, on shipped and on generated scenarios."""

from typing import Any

import numpy as np
import pytest
from generated import documents
from hypothesis import HealthCheck, Phase, find, given, settings

from sim.analysis.budget import STAGES, stages
from sim.model.loading import from_document, load, shipped
from sim.model.scenario import Scenario
from sim.records import PATH, CentreColumns, Records
from sim.running import play

SLOWLY = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
IN_ORDER = PATH[:2] + tuple(name for name in PATH[2:] if name not in ("given", "adopted"))


def detected(columns: CentreColumns) -> Any:
    """Tell in which replications there is a true alert."""
    return ~np.isnan(columns.instant("delivered"))


def check_records(scenario: Scenario, records: Records) -> int:
    """Check every budget; give the number of true alerts."""
    for columns in records.centres.values():
        split, warned = stages(columns, records.onset), detected(columns)
        latency = columns.instant("delivered") - records.onset
        assert split.shape == (len(STAGES), len(records))
        np.testing.assert_allclose(split.sum(axis=0)[warned], latency[warned], rtol=0, atol=1e-9)
        assert np.all(split[:, warned] >= 0.0)
        assert np.all(np.isnan(columns.path[:, ~warned]))
        check_instants(columns, records.onset, scenario.horizon)
    return sum(int(detected(columns).sum()) for columns in records.centres.values())


def check_instants(columns: CentreColumns, onset: Any, horizon: float) -> None:
    """Check that a true alert's instants follow one another, from the onset to the horizon."""
    warned = detected(columns)
    instants = np.array([columns.instant(name)[warned] for name in IN_ORDER])
    assert np.all(np.diff(np.vstack([onset[warned], instants]), axis=0) >= 0.0)
    assert np.all(instants <= horizon)
    given, adopted = columns.instant("given")[warned], columns.instant("adopted")[warned]
    both = ~np.isnan(given)
    assert np.array_equal(both, ~np.isnan(adopted))
    met, decided = columns.instant("met")[warned], columns.instant("decided")[warned]
    assert np.all((met <= given)[both] & (given <= adopted)[both] & (adopted <= decided)[both])
    assert np.all(detected(columns) <= ~np.isnan(columns.first_alert))
    assert np.all(columns.first_alert[warned] <= columns.instant("delivered")[warned])


@pytest.mark.parametrize("name", shipped())
def test_the_budget_adds_up_on_shipped_scenarios(name: str) -> None:
    scenario = load(name)
    records = play(scenario, 300, seed=5, engine="events").records
    begun = np.count_nonzero(~np.isnan(records.onset))
    assert check_records(scenario, records) > begun / 2 > 0


@SLOWLY
@given(documents())
def test_the_budget_adds_up_on_generated_scenarios(document: dict[str, Any]) -> None:
    scenario = from_document(document, name="generated")
    check_records(scenario, play(scenario, 15, seed=2, engine="events").records)


@SLOWLY
@given(documents(plain=True))
def test_the_budget_adds_up_where_much_falls_on_one_instant(document: dict[str, Any]) -> None:
    scenario = from_document(document, name="generated")
    check_records(scenario, play(scenario, 3, seed=2, engine="events").records)


def counted(document: dict[str, Any]) -> dict[str, int]:
    """Count the true alerts of a generated scenario, in 40 replications, and those of the rare sorts."""
    columns = list(
        play(from_document(document, name="generated"), 40, engine="vector").records.centres.values()
    )
    return {
        "warned": sum(int(detected(one).sum()) for one in columns),
        "adopted": sum(int((~np.isnan(one.instant("adopted"))).sum()) for one in columns),
        "shared": sum(int((one.instant("shared") > one.instant("relayed")).sum()) for one in columns),
    }


def test_many_generated_scenarios_warn() -> None:
    """The tests above would be empty if hardly any generated scenario warned anybody.

    Which ones are drawn depends on the constants in the modules that are loaded, so little is asked for.
    """
    warned = []

    @settings(SLOWLY, database=None)
    @given(documents())
    def count(document: dict[str, Any]) -> None:
        warned.append(counted(document)["warned"])

    count()
    assert sum(warned) > 100
    assert np.count_nonzero(warned) > 5


@pytest.mark.parametrize("sort", ["adopted", "shared"])
def test_some_generated_scenarios_lead_to_alerts_of_a_rare_sort(sort: str) -> None:
    """It ends at the first; if there is none, it takes long."""
    many = settings(SLOWLY, database=None, max_examples=3000, phases=[Phase.generate])
    assert counted(find(documents(), lambda document: counted(document)[sort] > 0, settings=many))[sort] > 0
