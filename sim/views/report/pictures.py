"""Pictures: figures of matplotlib as SVG within the page.

Text stays text, so that a picture can be searched and stays small. Style attributes become attributes of
their own, since the page's content-security-policy allows no others. What it shows is said in words, too.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from io import StringIO
from math import inf
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Tree

from attrs import frozen

from sim.views import style

if TYPE_CHECKING:
    from markupsafe import Markup
    from matplotlib.figure import Figure

SETTINGS: Any = {"svg.fonttype": "none", "savefig.bbox": None}  # as in `sim.views.style`
UNSEEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # what XML cannot hold
FONT = re.compile(r"(?:(?P<slant>italic|oblique) )?(?:(?P<weight>\d+) )?(?P<size>[\d.]+)px ")
LONG = re.compile(r"-?\d+\.\d{3,}")
REFERENCE = re.compile(r"(?<=url\(#)[^)]+|(?<=^#).+")
LEFT_OUT = ("metadata", "style")
MANY, NEAR, PAIR = 200, 0.34, 2  # points of a long path; how near two of them are; numbers of a point


@frozen
class Picture:
    """A picture of the page.

    Attributes
    ----------
    title : str
        What it shows.
    svg : Markup
        The picture, as an element of SVG, its texts escaped.
    caption : str
        What stands beneath it.
    """

    title: str
    svg: Markup
    caption: str


def picture(
    draw: Callable[[Figure], object],
    *,
    name: str,
    title: str,
    description: str,
    size: tuple[float, float],
) -> Picture:
    """Draw a picture for the page.

    Parameters
    ----------
    draw
        Draws into the figure that it is handed.
    name
        A name that no other picture of the page has.
    title, description
        What the picture shows, for those who do not see it: in a line, and with its numbers.
    size
        Width and height, in inches.
    """
    import matplotlib as mpl
    from markupsafe import Markup
    from matplotlib import figure as figures

    text = StringIO()
    with warnings.catch_warnings(), style.applied(), mpl.rc_context({**SETTINGS, "svg.hashsalt": name}):
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the browser has further fonts
        figure = figures.Figure(figsize=size, layout="constrained")
        draw(figure)
        caption = _take_words(figure)
        figure.savefig(text, format="svg", metadata={"Date": None})
    return Picture(title, Markup(inline(text.getvalue(), name, title, description)), caption)


def _take_words(figure: Figure) -> str:
    """Take title and caption out of a figure: the page writes them beneath, where lines break anywhere."""
    from matplotlib.text import Text

    for axes in figure.axes:
        axes.set_title("")
    found = [text for text in figure.findobj(Text) if text.get_gid() == "caption"]
    for text in found:
        text.remove()
    return " ".join(line for text in found for line in text.get_text().split("\n"))


def inline(svg: str, name: str, title: str, description: str) -> str:
    """Turn a file of SVG, as matplotlib writes it, into an element for a page of HTML.

    Parameters
    ----------
    svg
        The file.
    name
        What the names within it begin with, so that two pictures of a page never share one.
    title, description
        Its text alternative.

    Examples
    --------
    >>> file = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path style="fill: red" /></svg>'
    >>> inline(file, "tide", "Tide", "High.")[-58:]
    '<desc id="tide-desc">High.</desc><path fill="red" /></svg>'
    """
    root = Tree.fromstring(UNSEEN.sub("\N{REPLACEMENT CHARACTER}", svg))
    used = {
        one
        for element in root.iter()
        for value in element.attrib.values()
        for one in REFERENCE.findall(value)
    }
    for element in list(root.iter()):
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = _attributes(element.attrib, name, used)
        for child in list(element):
            if child.tag.rpartition("}")[2] in LEFT_OUT:
                element.remove(child)
    _describe(root, name, title, description)
    return Tree.tostring(root, encoding="unicode")


def _describe(root: Tree.Element, name: str, title: str, description: str) -> None:
    """Say what the picture shows, and have the page set its size."""
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib |= {"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "stroke-linejoin": "round"}
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = Tree.Element(tag, {"id": f"{name}-{tag}"})
        element.text = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
        root.insert(place, element)


def _attributes(given: Mapping[str, str], name: str, used: set[str]) -> dict[str, str]:
    """Write the attributes of an element anew: no style, short numbers, names of this picture's own."""
    made: dict[str, str] = {}
    for key, value in given.items():
        plain = key.rpartition("}")[2]
        if plain == "style":
            made |= _unstyled(value)
        elif plain != "id":
            made[plain] = _thinned(_short(value)) if plain == "d" else _short(value)
            made[plain] = REFERENCE.sub(rf"{name}-\g<0>", made[plain])
        elif value in used:
            made["id"] = f"{name}-{value}"
    return made


def _unstyled(text: str) -> dict[str, str]:
    """Take a style attribute apart; the family of letters is the page's affair."""
    parts = (part.partition(":") for part in text.split(";") if part.strip())
    made = {key.strip(): value.strip() for key, _, value in parts}
    made.pop("font-family", None)
    font = FONT.match(made.pop("font", ""))  # how matplotlib before 3.9 writes it
    if font:
        named = {"font-size": font["size"], "font-weight": font["weight"], "font-style": font["slant"]}
        made |= {key: value for key, value in named.items() if value}
    return made


def _thinned(path: str) -> str:
    """Leave out points of a long path that lie a third of a point from the one before: nobody sees them."""
    parts = path.split(" L ")
    if len(parts) < MANY:
        return path
    kept, last = parts[:1], (inf, inf)
    for part in parts[1:-1]:
        across, down = map(float, part.split()[:PAIR])
        if len(part.split()) > PAIR or max(abs(across - last[0]), abs(down - last[1])) > NEAR:
            kept.append(part)
            last = across, down
    return " L ".join([*kept, parts[-1]])


def _short(value: str) -> str:
    """Write numbers with two decimals, on one line."""
    return LONG.sub(lambda found: f"{float(found[0]):.2f}", " ".join(value.split()))
