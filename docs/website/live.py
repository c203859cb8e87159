"""The way from each lesson's page to the same lesson as a live notebook: one click."""

import os
from urllib.parse import quote

from sphinx.application import Sphinx

from docs.website.lessons import is_notebook

LINK = """
```{{raw}} html
<p class="live"><a href="{way}lite/notebooks/index.html?path={path}">Play this lesson in the browser</a>
<small>Nothing to install. The first time, the browser loads Python: give it half a minute.</small></p>
```
"""


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx that sources of pages pass through here as they are read."""
    app.connect("source-read", _add_link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def linked(name: str, text: str) -> str:
    """Give a page with the link beneath its title, if it is a notebook.

    Parameters
    ----------
    name
        The name of the page, such as "lessons/01-waiting".
    text
        The page.
    """
    if not is_notebook(text):
        return text
    front, title, rest = text.partition("\n# ")
    heading, line_end, body = rest.partition("\n")
    link = LINK.format(way="../" * name.count("/"), path=quote(f"{name}.ipynb", safe=""))
    return f"{front}{title}{heading}{line_end}{link}{body}"


def _add_link(app: Sphinx, name: str, content: list[str]) -> None:
    if os.environ.get("LANTERNWATCH_LIVE"):
        content[0] = linked(name, content[0])
