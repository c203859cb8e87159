"""The door of the model: valid files load, all others give an error that tells everything that is wrong."""

import os
from pathlib import Path
from typing import Any

import pytest
from generated import documents
from hypothesis import given
from mutated import broken_texts, mutants
from written import toml

from sim.model.loading import from_document, load, parse, shipped
from sim.model.problems import ScenarioError

SMALL = """\
story = "Lamps."
horizon = 200
[[sensors]]
name = "lamp"
count = 3
scan = { every = 10 }
[[centres]]
name = "harbour"
"""


def told(text: str) -> str:
    """Tell what is wrong with a text."""
    with pytest.raises(ScenarioError) as refused:
        parse(text, name="small", file="small.toml")
    return str(refused.value)


@given(documents() | documents(plain=True))
def test_every_generated_document_loads_and_says_what_it_said(document: dict[str, Any]) -> None:
    scenario = parse(toml(document), name="generated")
    assert scenario.document == document
    assert scenario == from_document(document, name="generated")


def test_a_misspelt_key_is_the_only_problem_and_its_default_is_not_complained_of() -> None:
    two = SMALL + "rule = { k = 2 }\n"
    for right, wrong in (("count", "cuont"), ("[[sensors]]", "[[sensor]]"), ("[[centres]]", "[[centers]]")):
        words = told(two.replace(right, wrong))
        assert words.startswith("small.toml: 1 problem\n"), words
        assert f'did you mean "{right.strip("[]")}"?' in words


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
        lines = str(error).split("\n")
    else:
        return
    assert len(lines) > 1
    assert all(line.isprintable() for line in lines)


def test_shipped_scenarios_are_listed_and_load_by_name() -> None:
    assert "first_light" in shipped()
    for name in shipped():
        assert load(name).name == name


def test_a_file_loads_by_its_path_with_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    file = tmp_path / "sea.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(file) == load(str(file)) == parse(SMALL, name="sea")
    assert (load(file).name, load(file).title) == ("sea", "sea")


def test_a_title_is_kept() -> None:
    assert parse('title = "The sea"\n' + SMALL, name="sea").title == "The sea"


def test_a_misspelt_shipped_name_gets_the_nearest() -> None:
    with pytest.raises(ScenarioError, match='did you mean "first_light"') as refused:
        load("frist_light")
    assert "first_light" in refused.value.problems[0].allowed


def test_a_file_that_is_not_there_is_told_and_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"(?s)shipped scenario is called.*nothing that can be read"):
        load(tmp_path / "first_light.toml")
    with pytest.raises(ScenarioError, match="nothing that can be read"):
        load("a\0.toml")
    with pytest.raises(ScenarioError, match="nothing that can be read"):
        load("x" * 5000 + ".toml")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="found a folder"):
        load(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser reads everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "sea.toml"
    file.write_text(SMALL)
    file.chmod(0)
    with pytest.raises(ScenarioError, match="nothing that can be read"):
        load(file)


def test_a_text_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "sea.toml"
    file.write_bytes(b"a = 1\nb = '\xff'\n")
    with pytest.raises(ScenarioError, match=r"(?s)line 2:.*with the encoding.*text that is not UTF-8"):
        load(file)


def test_a_file_over_one_mebibyte_is_refused_and_one_of_just_that_loads(tmp_path: Path) -> None:
    file = tmp_path / "sea.toml"
    file.write_text(SMALL + "#" * (2**20 - len(SMALL)))
    assert load(file).horizon == 200
    file.write_text(SMALL + "#" * (2**20 - len(SMALL) + 1))
    with pytest.raises(ScenarioError, match="over 1 MiB"):
        load(file)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = 1\nb = \n", "line 2: b = ^ to do: mend it; then check again"),
        ('a = "', "found: text that is not TOML (Unterminated string)"),
        ("a = 1\na = 2\n", "line 2: a = 2 ^ to do: this key is there twice"),
        ("a = " + "9" * 5000, "not TOML (Exceeds the limit"),
        ("\na = " + "[" * 100_000, "line 2: found: more than 32 tables and lists"),
        ("a = " + "{a = " * 5000, "line 1: found: more than 32 tables and lists"),
        ("a." * 100_000 + "b = 1", "line 1: found: more than 32 tables and lists"),
    ],
    ids=["no value", "open string", "twice", "digits", "lists", "tables", "dots"],
)
def test_bad_and_deep_toml_is_told_with_its_line(text: str, words: str) -> None:
    assert words in " ".join(told(text).split())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("horizon = 12,5", "decimals take a point"),
        ("scan = { every = 12,5 }", "decimals take a point"),
        ("horizon = 200 ticks", "numbers have no unit"),
        ("story = a tale", "texts stand in quotes"),
        ("story = \N{LEFT DOUBLE QUOTATION MARK}a tale", "quotes are straight"),
        ("distinct = True", "true and false have no capitals"),
        ("p = .5", "a decimal begins with a digit"),
        ('story = "a tale', "needs a quote at its end"),
        ("horizon 200", "a key, the sign = and a value"),
        ("[onset", "a heading stands in brackets"),
    ],
)
def test_a_line_that_is_not_toml_is_shown_with_what_may_help(line: str, words: str) -> None:
    for end in ("\n", "\r\n"):
        text = told(end.join(["# a tide", line, "end = 1", ""]))
        assert f"  line 2:\n      {line}\n      " in text
        assert words in " ".join(text.split())
        assert "there may be more" in " ".join(text.split())


def test_a_misspelt_file_is_told_the_file_that_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my_own.toml").write_text(SMALL)
    for wrong in ("my_onw.toml", "my_own"):
        with pytest.raises(ScenarioError, match=r'did you mean "my_own\.toml"\?'):
            load(wrong)
    with pytest.raises(ScenarioError, match='did you mean "first_light"'):
        load("frist_light")


def test_every_problem_has_the_line_of_its_key() -> None:
    text = SMALL.replace("count", "cuont").replace("every = 10", "every = -10").replace("200", "true")
    assert told(text).split("\n") == [
        "small.toml: 3 problems",
        "  line 2: horizon: found true; allowed: a number above 0",
        "  line 5: sensors.lamp.cuont:",
        '    to do:   did you mean "count"?',
        "    found:   an unknown key",
        "    allowed: name, scan, count, zones, detector, processing, link, to",
        "  line 6: sensors.lamp.scan.every: found -10; allowed: a number above 0",
    ]


def test_a_scenario_keeps_nothing_of_the_document_that_it_came_from() -> None:
    document: dict[str, Any] = {
        "story": "Lamps.",
        "horizon": 9,
        "sensors": [{"name": "lamp", "scan": {"every": 1}}],
        "centres": [{"name": "harbour"}],
    }
    scenario = from_document(document, name="sea")
    scenario.document["sensors"][0]["name"] = "bell"
    document["sensors"][0]["name"] = "gull"
    assert scenario.document["sensors"][0]["name"] == "lamp"
