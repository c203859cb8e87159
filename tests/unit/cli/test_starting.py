"""The starter: it is a scenario, and so it is with each of the tables that it offers."""

import pytest

from sim.cli.starting import STARTER
from sim.model.loading import parse
from sim.model.schema import FILE

TEXT = STARTER.read_text(encoding="utf-8")
OFFERED = TEXT.split("\n## ")[1:]


def offered(block: str) -> str:
    """Take the signs away that make a table a comment."""
    return "\n".join(line.removeprefix("# ").removeprefix("#") for line in block.splitlines()[1:])


def test_the_starter_is_a_scenario() -> None:
    assert parse(TEXT, name="starter").title == "My own"


def test_the_starter_names_the_schema() -> None:
    assert TEXT.splitlines()[0] == f"#:schema ./{FILE}"


def test_the_starter_offers_outages_cues_and_shares() -> None:
    assert len(OFFERED) == 3


@pytest.mark.parametrize("block", OFFERED, ids=lambda block: block.split("\n")[0])
def test_each_offered_table_can_be_taken(block: str) -> None:
    taken = parse(TEXT + offered(block), name="taken")
    assert taken != parse(TEXT, name="taken")


def test_all_offered_tables_can_be_taken_together() -> None:
    taken = parse(TEXT + "\n".join(map(offered, OFFERED)), name="taken")
    assert (len(taken.outages), len(taken.cues), len(taken.shares)) == (1, 1, 1)


def test_every_key_of_the_starter_has_a_comment() -> None:
    live = TEXT.split("# ---- What more")[0].splitlines()
    said = [line for line in live if line and not line.startswith("#")]
    bare = [line for line in said if "#" not in line]
    assert [line.split(" = ")[0] for line in bare] == ["title", "story"]
