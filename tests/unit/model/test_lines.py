"""Lines: the scan finds the line of every header and key, and stops early on what is not TOML."""

import tomllib
from typing import Any

import pytest
from generated import documents
from hypothesis import given
from mutated import broken_texts
from written import toml

from sim.model.lines import scan

TEXT = '''\
horizon = 9  # [not.a] header = 1
story = """
[lamp]
count = 3 \\""" "
"""
"odd key" = 'a = "b'
words = [
  "]",  # ]
  { a = 1 },
]
link.delay = 2

[onset] # here
at = { dist = "uniform", low = 1, high = 2 }

[[sensors]]
name = "a"
[sensors.scan]
every = 1
[[sensors]]

scan . every = 2
[sensors.detector]
p = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("horizon",), 1),
        (("story",), 2),
        (("odd key",), 6),
        (("words",), 7),
        (("words", 1, "a"), 7),
        (("link",), 11),
        (("link", "delay"), 11),
        (("onset",), 13),
        (("onset", "at", "low"), 14),
        (("onset", "missing"), 13),
        (("sensors", 0), 16),
        (("sensors", 0, "name"), 17),
        (("sensors", 0, "scan"), 18),
        (("sensors", 0, "scan", "every"), 19),
        (("sensors", 1), 20),
        (("sensors", 1, "scan", "every"), 22),
        (("sensors", 1, "detector", "p"), 24),
        (("missing",), None),
        ((), None),
    ],
)
def test_every_path_has_its_line_or_that_of_its_longest_known_part(path: Any, line: int | None) -> None:
    tomllib.loads(TEXT)
    assert scan(TEXT).find(path) == line
    assert scan(TEXT.replace("\n", "\r\n")).find(path) == line


@given(documents())
def test_every_key_of_a_generated_file_is_found_where_it_stands(document: dict[str, Any]) -> None:
    text = toml(document)
    lines, known = text.split("\n"), scan(text)
    for section, value in document.items():
        tables = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        for index, table in enumerate(tables):
            prefix = (section, index) if isinstance(value, list) else (section,)
            for key in table:
                line = known.known[*prefix, key]
                assert lines[line - 1].startswith(f"{key} = ")


@given(broken_texts())
def test_any_text_can_be_scanned(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in scan(text).known.values())


@pytest.mark.parametrize("text", ["\n" + "a." * 40 + "b = 1", "\nx = " + "[" * 40, "\n[" + "a." * 40 + "b]"])
def test_deep_nests_are_noticed(text: str) -> None:
    assert scan(text).too_deep == 2


def test_the_scan_stops_at_a_text_that_does_not_end() -> None:
    lines = scan('a = 1\nb = """\nc = 2\n')
    assert (lines.find(("b",)), lines.find(("c",))) == (2, None)


def test_escapes_in_quoted_keys_are_read() -> None:
    assert scan('"sea\\u0020lamp" = 1').find(("sea lamp",)) == 1
