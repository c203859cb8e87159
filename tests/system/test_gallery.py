"""The gallery: the lines beside each picture run, and make that picture; every figure has its place there."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from sim.cli.kinds import KINDS
from sim.model.fiction import FICTION

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "gallery.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
LARGEST = 80_000  # bytes of a picture
COARSE = (64, 36)  # as large as what is compared: letters are blurred
NEAR, ALIKE = (
    0.5,
    10.0,
)  # of 255: how far coarse pictures may be apart, of one version of matplotlib and of two


def drawing() -> ModuleType:
    """Import the script that draws the pictures."""
    described = importlib.util.spec_from_file_location("drawing_of_pictures", DOCS / "pictures" / "draw.py")
    assert described is not None
    assert described.loader is not None
    script = importlib.util.module_from_spec(described)
    described.loader.exec_module(script)
    return script


DRAW = drawing()
EXAMPLES = DRAW.examples()


def coarse(picture: Path) -> np.ndarray:
    with Image.open(picture) as drawn:
        return np.asarray(drawn.convert("RGB").resize(COARSE, Image.Resampling.BOX), dtype=float)


def picture_of(section: str) -> Path:
    (shown,) = re.findall(r"^!\[.+\]\((.+\.png)\)$", section, re.MULTILINE)
    return (DOCS / "reference" / shown).resolve()


@pytest.mark.parametrize("place", range(len(EXAMPLES)))
def test_the_lines_make_the_picture_that_stands_above_them(place: int, tmp_path: Path) -> None:
    made = DRAW.draw_example(EXAMPLES[place], tmp_path)
    kept = picture_of(SECTIONS[place])
    assert made.name == kept.name
    apart = [distance(made, picture_of(section)) for section in SECTIONS]
    assert apart[place] == min(apart)
    assert apart[place] < (NEAR if drawn_by(made) == drawn_by(kept) else ALIKE)


def drawn_by(picture: Path) -> str:
    """Give the version of matplotlib: letters and margins differ from one to the other."""
    with Image.open(picture) as drawn:
        return str(drawn.info["Software"])


def distance(one: Path, other: Path) -> float:
    return float(np.abs(coarse(one) - coarse(other)).mean())


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split("\n")[0])
def test_each_picture_has_three_lines_of_code_and_is_a_small_file_of_slide_size(section: str) -> None:
    (lines,) = re.findall(r"^```python\n(.*?)\n```$", section, re.MULTILINE | re.DOTALL)
    assert len(lines.splitlines()) == 3
    picture = picture_of(section)
    assert picture.stat().st_size < LARGEST
    with Image.open(picture) as drawn:
        assert drawn.size == (1280, 720)


def test_every_figure_of_the_command_has_a_section_that_names_it() -> None:
    sections = [" ".join(section.split()) for section in SECTIONS]
    named = [re.findall(r"lanternwatch plot \S+ (\w+)", section) for section in sections]
    assert sorted(name for names in named for name in names) == sorted(KINDS)
    assert all(len(names) == 1 for names in named)


def test_the_page_says_that_all_is_fiction() -> None:
    assert PAGE.rstrip().endswith(FICTION)
