"""The two engines give the same numbers: every instant, every row, every sum, ties included."""

from dataclasses import dataclass
from pathlib import Path

import generated
import numpy as np
import pytest
from attrs import fields
from hypothesis import HealthCheck, given, settings

from sim.model.loading import from_document, load, parse, shipped
from sim.model.scenario import Scenario
from sim.records import TABLES, Records
from sim.running import play

PIPELINE = Path(__file__).parent.parent / "pipeline.toml"


def assert_same(events: object, vector: object, what: str) -> None:
    one, other = np.asarray(events), np.asarray(vector)
    assert one.shape == other.shape, what
    if one.dtype.kind == "f":
        np.testing.assert_allclose(other, one, rtol=0, atol=1e-9, equal_nan=True, err_msg=what)
    else:
        np.testing.assert_array_equal(other, one, err_msg=what)


def assert_agree(events: Records, vector: Records) -> None:
    for name in ("replication", "onset", "zone"):
        assert_same(getattr(events, name), getattr(vector, name), name)
    for kind in ("centres", "stations"):
        parts, others = getattr(events, kind), getattr(vector, kind)
        assert list(parts) == list(others)
        for name, part in parts.items():
            for column in fields(type(part)):
                assert_same(
                    getattr(part, column.name), getattr(others[name], column.name), f"{name}.{column.name}"
                )
    assert set(events.tables) == set(vector.tables)
    for table, columns in events.tables.items():
        for column, values in columns.items():
            assert_same(values, vector.tables[table][column], f"{table}.{column}")


@dataclass
class Way:
    """A way of playing."""

    until_alert: bool
    tables: tuple[str, ...]


WAYS = [Way(False, tuple(TABLES)), Way(True, tuple(TABLES)), Way(True, ()), Way(False, ())]


def both_agree(scenario: Scenario, replications: int, way: Way, seed: int = 1) -> None:
    events, vector = (
        play(
            scenario, replications, seed, engine=engine, until_alert=way.until_alert, tables=way.tables
        ).records
        for engine in ("events", "vector")
    )
    assert_agree(events, vector)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("name", [*shipped(), str(PIPELINE)], ids=lambda name: Path(name).stem)
def test_the_engines_agree_on_shipped_scenarios(name: str, way: Way) -> None:
    both_agree(load(name), 60, way)


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(generated.documents(plain=True))
def test_the_engines_agree_where_ties_are_common(document: generated.Document) -> None:
    scenario = from_document(document, name="generated")
    for way in WAYS[:3]:
        both_agree(scenario, 8, way)


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(generated.documents())
def test_the_engines_agree_on_generated_scenarios(document: generated.Document) -> None:
    scenario = from_document(document, name="generated")
    for way in WAYS[:3]:
        both_agree(scenario, 8, way)


@pytest.mark.parametrize("servers", [1, 2, 3, 5, 8, 9, 64])
@pytest.mark.parametrize("service", [2.0, "{ dist = 'exponential', mean = 2.0 }"], ids=["constant", "random"])
def test_the_engines_agree_on_busy_queues_with_any_number_of_servers(servers: int, service: object) -> None:
    text = f"""
    story = "Gulls cry at a harbour of the Lantern Isles."
    horizon = 60.0
    warmup = 7.0
    onset = {{ at = 20.0 }}
    [[sensors]]
    name = "gull"
    count = {2 * servers}
    scan = {{ every = 4.5, phase = "random" }}
    detector = {{ p = 0.9, false_alarm = 0.9 }}
    processing = {{ dist = "choice", values = [0.0, 1.0] }}
    [[sensors]]
    name = "bell"
    count = {servers}
    scan = {{ every = 4.0, phase = 0.0 }}
    [[centres]]
    name = "harbour"
    servers = {servers}
    service = {service}
    rule = {{ k = 3, window = 4.0 }}
    """
    scenario = parse(text, name="busy")
    for way in WAYS:
        both_agree(scenario, 20, way)
