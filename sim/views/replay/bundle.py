"""The bundle: the sources of the page's JavaScript made into one ES module, and its style.

Each source is put into a function of its own, so that names are its own as well; an import becomes a look
into what the other source gave back. Sources import each other by name only, and never in a circle.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?:function|const) (\w+)", re.MULTILINE)
STYLES = ("frame", "picture", "controls", "budget", "story")
ENDING = """
const replay = { render: mainSource.render };
export const { state, unpack } = stateSource;
export const { layout, along } = layoutSource;
export default replay;
"""


@lru_cache
def module() -> str:
    """Give the replay as the text of one ES module, as anywidget takes it.

    Its default export has `render({ model, el })`; the model is asked for `data` (see `replay_data`) and for
    `time`.

    Examples
    --------
    >>> "export default replay;" in module()
    True
    """
    return "\n".join(map(_wrapped, _in_order("main"))) + ENDING


@lru_cache
def page_script() -> str:
    """Give the module together with the host of plain pages: it starts every replay of its page.

    It belongs into `<script type="module">`, after the fragments.
    """
    return f"{module()}\n{_source('host')}"


@lru_cache
def style() -> str:
    """Give the style sheet; it touches nothing but replays."""
    folder = files("sim.views.replay") / "style"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


def _source(name: str) -> str:
    return (files("sim.views.replay") / "script" / f"{name}.js").read_text(encoding="utf-8")


def _in_order(name: str) -> list[str]:
    """List a source and all that it imports, what is imported first."""
    needed = [source for _, other in IMPORT.findall(_source(name)) for source in _in_order(other)]
    return list(dict.fromkeys([*needed, name]))


def _wrapped(name: str) -> str:
    """Put a source into a function that gives back what it exports."""
    source = _source(name)
    body = IMPORT.sub(lambda found: f"const {{ {found[1]} }} = {_variable(found[2])};\n", source)
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    given = ", ".join(EXPORT.findall(source))
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {given} }};\n}})();"


def _variable(name: str) -> str:
    return f"{name}Source"
