"""The lessons as notebooks: which pages they are, and their form for JupyterLite."""

from pathlib import Path

from docs.website.fetching import CLONE
from sim.lessons.notebooks import read_page, write_notebook

SHELF = CLONE / "docs" / "lessons"
KERNEL = {"name": "python", "display_name": "Python (in the browser)", "language": "python"}


def lessons() -> list[Path]:
    """List the lessons that are notebooks."""
    return [path for path in sorted(SHELF.glob("*.md")) if is_notebook(path.read_text(encoding="utf-8"))]


def is_notebook(text: str) -> bool:
    r"""Whether a page is a notebook.

    Examples
    --------
    >>> is_notebook("---\njupytext:\n"), is_notebook("# Lessons")
    (True, False)
    """
    return text.startswith("---\njupytext:")


def write_notebooks(folder: Path) -> None:
    """Write every lesson as a notebook for the browser's kernel, without the marks that only tests read."""
    folder.mkdir(parents=True)
    for path in lessons():
        notebook = read_page(path.read_text(encoding="utf-8"))
        notebook.metadata["kernelspec"] = KERNEL
        write_notebook(notebook, folder / f"{path.stem}.ipynb")
