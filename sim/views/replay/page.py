"""Stand-alone pages: a replay in one file that needs no network and runs from a USB stick.

Nothing that comes from a scenario is ever HTML: data stand in the page as JSON without a single "<", and the
script writes them as text. The page's policy allows the one script and the one style that it has, by their
hashes, and nothing else.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape

from sim.model.describing import title_of
from sim.model.fiction import FICTION
from sim.views.replay.bundle import page_script, style
from sim.views.replay.facts import Told, replay_data


def fragment(trace: Told) -> str:
    """Give the part of a page in which a replay will be drawn, with its data.

    The page needs `<style>` with `style()` and, at its end and once for all replays,
    `<script type="module">` with `page_script()`. A policy has to allow these two; see `hash_of`.

    Raises
    ------
    ValueError
        If the trace has too many events for a replay.
    """
    data = json.dumps(replay_data(trace), allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        "<div>"
        f'<script type="application/json" class="lanternwatch-replay-data">{data}</script>'
        f"<noscript><p>The replay of {escape(title_of(trace.scenario))} needs JavaScript.</p></noscript>"
        "</div>"
    )


def hash_of(text: str) -> str:
    """Give what a content-security policy calls an inline script or style.

    Examples
    --------
    >>> hash_of("tide")
    "'sha256-iiiSmsf5oX6XpCGsLNY6xzVo6+h7wM7mQaGT2Rx2FXc='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page(trace: Told) -> str:
    """Give a whole page with the replay of a trace.

    Raises
    ------
    ValueError
        If the trace has too many events for a replay.
    """
    policy = (
        f"default-src 'none'; script-src {hash_of(page_script())}; style-src {hash_of(style())}; "
        "base-uri 'none'; form-action 'none'"
    )
    title = escape(title_of(trace.scenario))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Replay: {title}</title>
<meta name="description" content="{FICTION}">
<style>{style()}</style>
</head>
<body class="lanternwatch-page">
<main>{fragment(trace)}</main>
<script type="module">{page_script()}</script>
</body>
</html>
"""
