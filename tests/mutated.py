"""Documents and texts that were valid scenarios before something happened to them."""

import datetime
from copy import deepcopy
from typing import Any

from generated import Document, Draw, documents
from hypothesis import strategies as st
from written import toml

JUNK: list[Any] = [
    True,
    "",
    "a/b",
    "sea\x1b",
    "nowhere",
    "x" * 200,
    -1,
    0,
    2.5,
    float("nan"),
    float("inf"),
    1e308,
    5e-324,
    10**400,
    2_000_000_000,
    [],
    {},
    [[[[]]]],
    {"dist": "weibull", "mean": 2, "shape": 1e-3},
    {"dist": "lognormal", "mean": 0, "cv": 1e200},
    {"dist": "uniform", "low": 2, "high": 1},
    datetime.date(2000, 1, 1),
]


def tables_in(value: Any) -> list[Any]:
    """List all tables and lists of a document, itself first."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] * isinstance(value, dict | list) + [table for one in inside for table in tables_in(one)]


@st.composite
def mutants(draw: Draw) -> Document:
    """Draw a document that was valid before some keys were taken out, renamed, doubled or given junk."""
    document: Document = deepcopy(draw(documents()))
    for _ in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from([table for table in tables_in(document) if table]))
        key = draw(st.sampled_from(list(table) if isinstance(table, dict) else range(len(table))))
        match draw(st.sampled_from(["junk", "junk", "take out", "rename", "double"])):
            case "take out" if table is not document or len(table) > 1:
                del table[key]
            case "rename" if isinstance(table, dict):
                table[draw(st.sampled_from([key[1:], f"{key}s", "kind", "zones", "to"]))] = table.pop(key)
            case "double" if isinstance(table, list):
                table.append(deepcopy(table[key]))
            case _:
                table[key] = deepcopy(draw(st.sampled_from(JUNK)))
    return document


@st.composite
def broken_texts(draw: Draw) -> str:
    """Draw the text of a file that was valid before some of it was cut out, doubled or overwritten."""
    text = toml(draw(documents()))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        signs = st.text(alphabet="[]{}\"'=.,#\\\n\r\t -_0aå\x00\ud800", max_size=8)
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2]) | signs) + text[end:]
    return text
