"""A scenario that attacks whatever shows it: texts, names and comments are HTML, scripts, templates."""

from pathlib import Path
from typing import Any

from written import Document, toml

RUN = "window.ran=1"
TITLE = f"<!--<script>{RUN}</script> {{{{ 7 * 7 }}}}"
STORY = f'"><img src=x onerror="{RUN}"> &amp; </style><script>{RUN}</script> \0 \u202e {{% raw %}}'
LAMP = f"<img src=x onerror={RUN}>"
BAY = f"'\"><svg onload={RUN}>"
FOG = f"<iframe srcdoc=<script>{RUN}>"
AUTHOR = f"<script>{RUN}</script>"
COMMENT = f"# Question: what of </code></pre></script><script>{RUN}</script>?\n#\n"
FOREIGN = "img, iframe, [onload], [onerror], [onclick]"
DOCUMENT: Document = {
    "title": TITLE,
    "story": STORY,
    "horizon": 100,
    "onset": {"at": 20, "deadline": 30, "zones": {f"<b onclick={RUN}>": 1}},
    "sensors": [
        {"name": LAMP, "count": 2, "scan": {"every": 5}, "detector": {"p": 0.5, "false_alarm": 0.05}}
    ],
    "outages": [{"name": FOG, "affects": [LAMP], "up": 50, "down": 10}],
    "centres": [{"name": BAY, "rule": {"k": 2}, "service": 1}],
}
TEXT = COMMENT + toml(DOCUMENT)


def write_hostile(folder: Path) -> Path:
    """Write the scenario into a file whose name is HTML as well."""
    file = folder / "<b>hostile.toml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def nothing_ran(page: Any) -> bool:
    """Tell whether no script of the scenario ran in a page, and none of its elements is there."""
    quiet: bool = page.evaluate(f"window.ran === undefined && !document.querySelector('{FOREIGN}')")
    return quiet
