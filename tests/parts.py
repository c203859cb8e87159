"""Parts of generated scenarios: strategies for numbers, delays, links, scans, detectors and onsets."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

GRID = [0, 0.5, 1, 2]
ZONES = ["north", "south", "far east"]


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Draw numbers, some of them whole."""
    return st.one_of(st.floats(low, high), st.integers(int(low) + 1, int(high)))


@st.composite
def laws(draw: Draw, *, plain: bool, least: float = 0) -> Any:
    """Draw a delay law whose mean is at least `least` (0 or above), or a constant of the grid."""
    if plain:
        return draw(st.sampled_from([number for number in (*GRID, 4, 6) if number >= least]))
    mean = draw(st.floats(least, least + 4))
    low, more, most = mean, draw(st.floats(0, 3)), draw(st.floats(0, 3))
    return draw(
        st.sampled_from(
            [
                mean,
                {"dist": "exponential", "mean": mean},
                {"dist": "uniform", "low": low, "high": low + more},
                {"dist": "triangular", "low": low, "mode": low + more, "high": low + more + most},
                {"dist": "lognormal", "mean": mean, "cv": more},
                {"dist": "gamma", "mean": mean, "cv": more},
                {"dist": "weibull", "mean": mean, "shape": 0.5 + more},
                {"dist": "choice", "values": [low, low + more]},
                {"dist": "choice", "values": [low, low + more, low + most], "weights": [1, 0, most]},
            ]
        )
    )


def some(required: Document, optional: Document) -> st.SearchStrategy[Document]:
    """Draw a table with all required and some optional keys."""
    return st.fixed_dictionaries(required, optional=optional)


def links(*, plain: bool) -> Document:
    """Give the keys of a link."""
    return {
        "delay": laws(plain=plain),
        "loss": st.sampled_from([0, 0.1, 0.5, 1.0]),
        "retry_after": st.sampled_from(GRID),
        "max_tries": st.integers(1, 4),
    }


def scans(*, plain: bool) -> st.SearchStrategy[Document]:
    """Draw when sensors look."""
    every = st.sampled_from([5, 6.0, 7.5, 10])
    fixed = some({"every": every}, {"phase": st.sampled_from([0, 0.5, 1, 2.0])})
    if plain:
        return some({"every": every, "phase": st.sampled_from([0, 0.5, 1, 2.0])}, {})
    drawn = some({"every": every}, {"phase": st.sampled_from(["random", "staggered"])})
    gaps = some({"gap": laws(plain=False, least=4)}, {})
    return st.one_of(fixed, drawn, gaps, some({"rate": st.floats(0.01, 0.2)}, {}))


def detectors(*, measuring: bool) -> st.SearchStrategy[Document]:
    """Draw a detector; a measuring one reports every look."""
    chance = st.sampled_from([0, 0.05, 0.3, 0.9, 1])
    shift = {"kind": st.just("gaussian"), "shift": st.floats(-1, 3)}
    if measuring:
        return some(shift, {"threshold": st.just("none")})
    binary = some({}, {"kind": st.just("binary"), "p": chance, "false_alarm": chance})
    return st.one_of(binary, binary, some(shift, {"threshold": st.floats(-1, 3) | st.just("none")}))


def onsets(*, plain: bool) -> st.SearchStrategy[Document]:
    """Draw an onset."""
    over = st.floats(0.5, 20)
    growth = st.one_of(
        st.just("step"),
        st.just({"kind": "step"}),
        st.fixed_dictionaries({"kind": st.sampled_from(["linear", "exponential"]), "over": over}),
    )
    weights = st.fixed_dictionaries(
        {ZONES[0]: st.integers(1, 3)}, optional=dict.fromkeys(ZONES[1:], numbers(0, 3))
    )
    optional = {
        "chance": st.sampled_from([0, 0.5, 1]),
        "lasts": numbers(0, 30),
        "zones": weights,
        "deadline": numbers(0, 30),
        "growth": growth,
    }
    return some({"at": laws(plain=plain) | st.integers(0, 30)}, optional)
