"""The vocabulary of the lessons: each term is explained once, where it comes first."""

import re
from pathlib import Path

import jupytext
import pytest
from notebooks import LESSONS
from prose import CODE, COMMENT, FENCED, FORMULA, FRONT, LINK, SOURCES, TITLE, terms

from sim.lessons.catalogue import lessons

NUMBERED = [lesson.file for lesson in lessons()]
ORDINARY = {  # said by everybody
    *("fire", "load", "look", "margin", "mean", "report", "share", "stage", "tail"),
    "n",  # how many: lamps, tides, replications
    "relay",  # as in relay race
}


def stem(path: Path) -> str:
    return path.stem


def vocabulary(path: Path) -> list[str]:
    """List the terms that a lesson is the first to use, as its head says."""
    found: list[str] = jupytext.read(path).metadata["lanternwatch"]["words"]
    return found


def glossary() -> set[str]:
    """List the terms of the glossary."""
    text = (LESSONS.parent / "glossary.md").read_text(encoding="utf-8")
    parts = re.findall(r"^```\{glossary\}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return {line.strip() for part in parts for line in part.splitlines() if line and line[0] != " "}


def said(path: Path) -> str:
    """Give what a lesson says, headings and exercises too; not its title, cells, formulas and sources."""
    text = path.read_text(encoding="utf-8")
    for part in (FRONT, FENCED, SOURCES, TITLE, FORMULA, CODE, LINK, COMMENT):
        text = part.sub(" ", text)
    return text


def used(word: str, text: str) -> bool:
    """Tell whether a term is used as one in a text; ordinary words may be there in their ordinary sense."""
    found = re.search(rf"\b{re.escape(word)}(s|es)?\b", text, re.IGNORECASE)
    return word not in ORDINARY and found is not None


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_what_is_bold_in_a_lesson_are_its_terms_each_once(path: Path) -> None:
    assert sorted(terms(path.read_text(encoding="utf-8"))) == sorted(vocabulary(path))


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_every_term_of_a_lesson_is_in_the_glossary(path: Path) -> None:
    assert vocabulary(path)
    assert not set(vocabulary(path)) - glossary(), "add it to docs/glossary.md, in the words of the lesson"


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_no_term_is_used_before_it_is_explained(path: Path) -> None:
    earlier = "".join(map(said, NUMBERED[: NUMBERED.index(path)]))
    for word in vocabulary(path):
        before = said(path).split(f"**{word}**")[0]
        assert not used(word, before), f"“{word}” comes before the sentence that explains it"
        assert not used(word, earlier), f"“{word}” is used in an earlier lesson: explain it there"


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_no_word_of_the_glossary_is_used_that_no_lesson_has_explained(path: Path) -> None:
    known = {word for lesson in NUMBERED[: NUMBERED.index(path) + 1] for word in vocabulary(lesson)}
    left = [word for word in sorted(glossary() - known) if used(word, said(path))]
    assert not left, "make each a term of the lesson: bold, and in `words`"


def test_no_term_is_explained_in_two_lessons() -> None:
    words = [word for path in NUMBERED for word in vocabulary(path)]
    assert sorted(words) == sorted(set(words))


def test_ordinary_words_are_terms_too() -> None:
    assert glossary() >= ORDINARY
    assert used("onset", "Its onset is unknown.")
    assert not used("look", "They look away.")
    assert used("onset", "Two onsets.")
    assert used("outage", "Outages. The Budget.")
    assert not used("drift", "driftwood")
