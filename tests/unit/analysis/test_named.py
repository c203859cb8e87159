"""Names that are asked for: one that is not there gets an error that says which is meant."""

import pickle

import pytest

import sim
from sim.analysis.named import Named, UnknownName


def test_a_name_that_is_not_there_gets_the_nearest_in_plain_words():
    with pytest.raises(UnknownName) as caught:
        Named(harbour=1, tower=2)["harbor"]
    assert str(caught.value) == "there is no 'harbor'; there is harbour, tower; did you mean \"harbour\"?"
    with pytest.raises(KeyError, match=r"there is harbour$"):
        Named(harbour=1)["xyz"]
    with pytest.raises(KeyError, match="there is nothing"):
        Named()["harbour"]


def test_it_is_a_dictionary_in_all_else():
    named = Named(harbour=1)
    assert named == {"harbour": 1}
    assert named.get("harbor") is None
    assert "harbor" not in named
    assert pickle.loads(pickle.dumps(named))["harbour"] == 1


def test_all_names_of_measures_are_asked_for_so():
    measures = sim.run("two_islands", replications=5).measures
    centre = next(iter(measures.centres))
    for names, word in (
        (measures.centres, centre[:-1]),
        (measures.stations, centre[:-1]),
        (measures.centres[centre].budget, "que"),
    ):
        with pytest.raises(UnknownName, match="did you mean"):
            names[word]
