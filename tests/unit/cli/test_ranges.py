"""The option --vary: values as a list or a range; what cannot be read is refused and shown."""

import pytest

from sim.cli.mistakes import Mistake
from sim.cli.ranges import read_axis, read_vary, split


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("k=1,2,4", [1, 2, 4]),
        ("k=1", [1]),
        ("k=0.5, 1", [0.5, 1]),
        ("k=1:3:3", [1, 2, 3]),
        ("k=0:1:3", [0.0, 0.5, 1.0]),
        ("k=step,linear", ["step", "linear"]),
        ('k="a,b",c', ["a,b", "c"]),
        ("k=[1, 2],[3]", [[1, 2], [3]]),
        ('k={ kind = "cusum", limit = 2 },{ k = 1 }', [{"kind": "cusum", "limit": 2}, {"k": 1}]),
        ("k=true,false", [True, False]),
    ],
)
def test_values_are_read_as_in_a_scenario_file(word, values):
    assert read_axis(word) == ("k", values)


@pytest.mark.parametrize(
    "word",
    ["", "k", "k=", "=1", "k=1,", "k=,1", "k=5:1:3", "k=1:5:0", "k=1:5:x", "k=a:b:3", "k=[1", "k=1:5:2.5"],
)
def test_what_cannot_be_read_is_refused_and_shown(word):
    with pytest.raises(Mistake) as caught:
        read_axis(word)
    assert caught.value.parts["where"] == "--vary"
    assert caught.value.parts["found"] == word


def test_each_key_comes_once_and_one_at_least():
    assert read_vary(["a=1,2", "b=1:2:2"]) == {"a": [1, 2], "b": [1, 2]}
    for words in ([], None, ["a=1", "a=2"]):
        with pytest.raises(Mistake):
            read_vary(words)


def test_quotes_and_brackets_keep_together():
    assert split("a;'b;c';[d;e]", ";") == ["a", "'b;c'", "[d;e]"]
