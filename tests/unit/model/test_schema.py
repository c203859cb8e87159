"""The schema: it and the loader are held against each other, and the committed file against both."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from generated import Document, Draw, documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mutated import mutants, tables_in

from sim.model.loading import from_document, load, shipped
from sim.model.problems import ScenarioError
from sim.model.schema import FILE, schema, schema_text

SHELF = Path(__file__).parents[3] / "scenarios"
VALIDATOR = Draft202012Validator(schema())
WHOLE = {"count", "servers", "k", "max_tries"}
CHANCES = {"p", "false_alarm", "loss", "chance"}
ANY_NUMBER = {"shift", "threshold"}
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_loaded(document: Any) -> bool:
    """Tell whether the loader accepts a document."""
    try:
        from_document(document, name="generated")
    except ScenarioError:
        return False
    return True


@st.composite
def spoilt(draw: Draw) -> Document:
    """Draw a document with one key of a wrong type, unknown, or out of its limits."""
    document: Document = deepcopy(draw(documents()))
    tables = [table for table in tables_in(document) if isinstance(table, dict) and table]
    zones = document.get("onset", {}).get("zones")
    table = draw(st.sampled_from([table for table in tables if table is not zones]))
    key = draw(st.sampled_from(sorted(table)))
    if draw(st.booleans()):
        table[f"{key}_"] = table[key]
    else:
        table[key] = draw(st.sampled_from(wrong_values(key, table[key])))
    return document


def wrong_values(key: str, value: Any) -> list[Any]:
    """List values that cannot stand at a key, whatever else the document says."""
    wrong: list[Any] = [1, "true"] if isinstance(value, bool) else [True, [True]]
    if isinstance(value, int | float) and not isinstance(value, bool) and key not in ANY_NUMBER:
        wrong += [-1]
    return wrong + [0, 1.5] * (key in WHOLE) + [1.01] * (key in CHANCES)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@SLOW
@given(documents())
def test_what_the_loader_accepts_the_schema_accepts(document: Document) -> None:
    assert is_loaded(document)
    VALIDATOR.validate(document)


@SLOW
@given(mutants())
def test_what_the_schema_refuses_the_loader_refuses(document: Document) -> None:
    assert VALIDATOR.is_valid(document) or not is_loaded(document)


@SLOW
@given(spoilt())
def test_a_single_wrong_key_is_refused_by_both(document: Document) -> None:
    assert not is_loaded(document)
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize("name", shipped())
def test_shipped_scenarios_are_valid_and_name_the_schema(name: str) -> None:
    VALIDATOR.validate(load(name).document)
    first = (SHELF / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"#:schema ./{FILE}"


def test_the_committed_schema_is_the_present_one() -> None:
    committed = (SHELF / FILE).read_text(encoding="utf-8")
    assert committed == schema_text(), f"write it again: lanternwatch schema --save scenarios/{FILE}"


def test_the_schema_is_no_scenario() -> None:
    assert "scenario" not in shipped()
    assert not [name for name in shipped() if "schema" in name]


def test_every_key_is_described_and_defaults_are_named() -> None:
    tables = [table for table in tables_in(schema()) if isinstance(table, dict) and "properties" in table]
    said = [one for table in tables for one in table["properties"].values()]
    assert len(tables) > 20
    assert not [one for one in said if not one.get("description")]
    assert schema()["$defs"]["SensorGroup"]["properties"]["count"]["default"] == 1
    assert schema()["$defs"]["Onset"]["properties"]["growth"]["default"] == "step"
