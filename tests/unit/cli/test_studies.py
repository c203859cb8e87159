"""The words of the studies' commands: variants, rules, and what cannot be studied."""

import pytest

from sim.cli.mistakes import Mistake
from sim.cli.studies import _apart, read_curve, unfit


def test_changes_of_one_variant_stand_apart_at_semicolons():
    assert _apart('a=1; b="x;y" ;c={ d = 2 }') == ["a=1", 'b="x;y"', "c={ d = 2 }"]


def test_a_rule_is_what_is_run_through_and_what_goes_along_with_it():
    found = read_curve(
        'centres.bay.rule.limit=2,4; centres.bay.rule={ kind = "cusum", drift = 1, limit = 2 }'
    )
    assert list(found) == ["centres.bay.rule", "centres.bay.rule.limit"]
    assert found["centres.bay.rule.limit"] == [2, 4]


@pytest.mark.parametrize("words", ["", ";", "a", "a=1,2; b"])
def test_a_rule_that_cannot_be_read_is_refused(words):
    with pytest.raises(Mistake):
        read_curve(words)


def test_what_cannot_be_studied_is_told_with_its_place():
    assert unfit(ValueError("centre: found 'x'; allowed: y")).parts["where"] == "--centre"
    assert unfit(ValueError("there is no centre")).parts["found"] == "there is no centre"
