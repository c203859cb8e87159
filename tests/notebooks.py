"""Play a notebook in this process: run its cells in order, and keep what each one shows."""

from __future__ import annotations

import ast
import contextlib
import io
from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import matplotlib as mpl
from attrs import field, frozen
from matplotlib import pyplot as plt

LESSONS = Path(__file__).parents[1] / "docs" / "lessons"


@frozen(eq=False)
class Played:
    """A notebook that was played.

    Attributes
    ----------
    path : Path
        Its page.
    names : dict
        What its cells left behind, by name.
    printed : str
        What they printed.
    shown : list
        What the last expression of a cell gave, where it gave something, in order.
    """

    path: Path
    names: dict[str, Any]
    printed: str
    shown: list[Any] = field(factory=list)


def notebooks() -> list[Path]:
    """List the pages that are notebooks."""
    pages = sorted(LESSONS.glob("*.md"))
    return [path for path in pages if path.read_text(encoding="utf-8").startswith("---\njupytext:")]


def cells(path: Path, kind: str) -> list[str]:
    """List the sources of the cells of a kind: "code" or "markdown"."""
    return [cell.source for cell in jupytext.read(path).cells if cell.cell_type == kind]


@cache
def played(path: Path) -> Played:
    """Play a notebook, once."""
    names: dict[str, Any] = {"__name__": "__main__"}
    printed, shown = io.StringIO(), []
    with mpl.rc_context({"backend": "agg"}), contextlib.redirect_stdout(printed):
        for number, source in enumerate(cells(path, "code"), 1):
            shown.append(run_cell(source, names, f"{path.name}, cell {number}"))
        plt.close("all")
    return Played(path, names, printed.getvalue(), [one for one in shown if one is not None])


def run_cell(source: str, names: dict[str, Any], where: str) -> Any:
    """Run one cell among names, and give what its last expression gives; None where it has none."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, where, "exec"), names)
    if last is None or source.rstrip().endswith(";"):
        return None
    return eval(compile(ast.Expression(last.value), where, "eval"), names)
