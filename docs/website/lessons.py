"""The lessons as notebooks: which pages they are, and their form for JupyterLite."""

from pathlib import Path

import jupytext

from docs.website.fetching import CLONE

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
    """Write every lesson as a notebook for the browser's kernel."""
    folder.mkdir(parents=True)
    for path in lessons():
        notebook = jupytext.read(path)
        notebook.metadata["kernelspec"] = KERNEL
        jupytext.write(notebook, folder / f"{path.stem}.ipynb")
