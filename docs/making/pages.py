"""The pages, and the parts of them that are made."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.making import commands, keys, measures, names, saved

SHELF = Path(__file__).parents[1] / "reference"
PAGES = [
    SHELF / f"{name}.md" for name in ("scenario-format", "commands", "measures", "python", "saved-results")
]
PART = re.compile(r"(<!-- made: (?P<name>[\w .-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
MAKERS: dict[str, Callable[[], str]] = {
    **keys.PARTS,
    **commands.PARTS,
    **measures.PARTS,
    **names.PARTS,
    **saved.PARTS,
}


def made(page: Path, makers: Mapping[str, Callable[[], str]] = MAKERS) -> str:
    """Give the text of a page with all its parts made again."""

    def part(found: re.Match[str]) -> str:
        return f"{found[1]}\n{makers[found['name']]().strip()}\n\n{found[3]}"

    return PART.sub(part, page.read_text(encoding="utf-8"))
