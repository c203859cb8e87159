"""The door of the model: valid files load, all others give an error that tells everything that is wrong."""

from typing import Any

from generated import broken_texts, documents, mutants, toml
from hypothesis import given

from sim.model.loading import from_document, parse
from sim.model.problems import ScenarioError


@given(documents() | documents(plain=True))
def test_every_generated_document_loads_and_says_what_it_said(document: dict[str, Any]) -> None:
    scenario = parse(toml(document), name="generated")
    assert scenario.document == document
    assert scenario == from_document(document, name="generated")


@given(mutants())
def test_a_mutated_document_loads_or_gives_a_scenario_error(document: dict[str, Any]) -> None:
    loads_or_tells(toml(document))


@given(broken_texts())
def test_a_broken_text_loads_or_gives_a_scenario_error(text: str) -> None:
    loads_or_tells(text)


def loads_or_tells(text: str) -> None:
    """Load a text; if it is refused, see that the error can be read and printed."""
    try:
        parse(text, name="mutant")
    except ScenarioError as error:
        told = str(error).split("\n")
    else:
        return
    assert len(told) > 1
    assert all(line.isprintable() for line in told)
