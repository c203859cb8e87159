"""The page of results: tables stand between markers, and measuring again changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "performance.md"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table in Markdown.

    Examples
    --------
    >>> print(table(["engine", "speed"], [["vector", "100"]]))
    | engine | speed |
    | --- | --- |
    | vector | 100 |
    """
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def filled(text: str, name: str, content: str) -> str:
    """Put content between the markers of a name.

    Raises
    ------
    ValueError
        If the markers are not there exactly once.

    Examples
    --------
    >>> print(filled("<!-- begin a --><!-- end a -->", "a", "new"))
    <!-- begin a -->
    new
    <!-- end a -->
    """
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    new, count = pattern.subn(lambda _: f"{begin}\n{content}\n{end}", text)
    if count != 1:
        raise ValueError(f"the page has the markers of {name} {count} times")
    return new


def write(name: str, content: str, page: Path = PAGE) -> None:
    """Put content between the markers of a name on the page."""
    page.write_text(filled(page.read_text(encoding="utf-8"), name, content), encoding="utf-8")
