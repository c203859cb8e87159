"""The bundle is one module that needs nothing else, and its parts are small."""

import re
from importlib.resources import files

import pytest

from sim.views.replay.bundle import module, page_script, style

FOLDER = files("sim.views.replay")
SOURCES = [
    path
    for folder in ("script", "style")
    for path in sorted((FOLDER / folder).iterdir(), key=lambda one: one.name)
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_source_is_short_and_its_lines_are(source) -> None:
    lines = source.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    assert max(map(len, lines)) <= 140


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if path.name.endswith(".js")], ids=lambda path: path.name
)
def test_a_script_begins_by_saying_what_it_is_and_writes_no_html(source) -> None:
    text = source.read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text
    )


def test_the_module_imports_nothing_and_exports_once() -> None:
    assert not re.search(r"^import ", module(), re.MULTILINE)
    assert re.findall(r"^export .*", module(), re.MULTILINE)[-1] == "export default replay;"
    assert module().count("export default") == 1


def test_every_source_is_in_the_page_once() -> None:
    for source in SOURCES:
        text = source.read_text(encoding="utf-8")
        first = text.splitlines()[0]
        assert (page_script() + style()).count(f"{first}\n") == 1 or source.name.endswith(".css")
        if source.name.endswith(".css"):
            assert text in style()


def test_module_and_style_are_small() -> None:
    assert len(module()) < 60_000
    assert len(style()) < 20_000


def test_the_style_touches_nothing_but_replays() -> None:
    selectors = re.findall(r"^\s*([^@{}\n][^{}]*?)\s*\{", style(), re.MULTILINE)
    assert selectors
    assert not [
        one for one in selectors if not one.startswith((".lanternwatch-replay", ".lanternwatch-page"))
    ]
