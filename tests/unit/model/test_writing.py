"""Writing: a scenario becomes a document that gives the same scenario again."""

import tomllib
from typing import Any

import pytest
from generated import Document, documents
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.model.loading import from_document, load, shipped
from sim.model.writing import toml, written


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_scenario_is_written_and_read_again(name: str) -> None:
    assert from_document(written(load(name)), name=name) == load(name)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_a_scenario_is_written_and_read_again(document: Document) -> None:
    scenario = from_document(document, name="generated")
    assert from_document(written(scenario), name="generated") == scenario


def test_what_is_left_to_defaults_is_written_out() -> None:
    assert written(load("first_light"))["sensors"][0]["scan"] == {"every": 10, "phase": "random"}


PLAIN = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.recursive(
    PLAIN.filter(lambda one: one is not None),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=9,
)


@given(VALUES)
def test_a_value_is_written_as_toml_and_read_again(value: Any) -> None:
    assert tomllib.loads(f"value = {toml(value)}")["value"] == value


def test_a_sign_that_toml_does_not_allow_is_escaped() -> None:
    assert toml("sea\x7f\x1b") == r'"sea\u007f\u001b"'


def test_whole_numbers_are_written_without_a_point() -> None:
    assert toml(written((10.0, 2.5, 1e308, True))) == "[10, 2.5, 1e+308, true]"
