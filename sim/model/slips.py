"""Slips: what is often written wrong in a file that is not TOML, shown at its place and put into words."""

import re

from sim.model.problems import printable

SHOWN = 66  # columns of a line that are shown
AFTER = 20  # of them so many, at most, behind the mark
COMMA = re.compile(r"\d,\d")
UNIT = re.compile(r"=\s*[-+]?[\d_.]+\s*[^\W\d_]")
BENT = re.compile(
    "[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}]"
)
TRUTH = re.compile(r"=\s*(True|False|TRUE|FALSE)\b")
NO_ZERO = re.compile(r"=\s*[-+]?\.\d")
BARE = re.compile(r"=\s*[^\W\d_]")
HINTS = (
    (COMMA, "decimals take a point, not a comma: 12.5"),
    (UNIT, "numbers have no unit; every time is in ticks"),
    (BENT, 'quotes are straight: "harbour"'),
    (TRUTH, "true and false have no capitals"),
    (NO_ZERO, "a decimal begins with a digit: 0.5"),
    (BARE, 'texts stand in quotes: "harbour"'),
)
SAID = {
    "Illegal character '\\n'": "the text on this line needs a quote at its end",
    "Cannot overwrite a value": "this key is there twice; keep one of them",
    "Unterminated string": "a text needs a quote at its end",
    "Unclosed array": "a list that begins with [ ends with ]",
    "Expected '=' after a key": "each line is a key, the sign = and a value: horizon = 200",
    "Expected ']' at the end": "a heading stands in brackets: [onset]",
}
MORE = "then check again, for there may be more"


def quote(line: str, column: int) -> tuple[str, str]:
    """Show a line, safe to print and cut to fit, and below it a mark at a column, counted from 1.

    Examples
    --------
    >>> quote("horizon = 12,5", 13)
    ('horizon = 12,5', '            ^')
    """
    before, after = printable(line[: column - 1]), printable(line[column - 1 :])
    cut = max(0, len(before) - (SHOWN - AFTER))
    shown = "…" * bool(cut) + before[cut:]
    rest = after if len(shown) + len(after) <= SHOWN else after[: SHOWN - len(shown) - 1] + "…"
    return (shown + rest).rstrip(), " " * len(shown) + "^"


def hint(line: str, column: int, said: str) -> str:
    """Say what may help: by what the line holds around the mark, else by what the reader of TOML said.

    Examples
    --------
    >>> hint("horizon = 200 ticks", 15, "Expected newline")
    'numbers have no unit; every time is in ticks; then check again, for there may be more'
    """
    known = next((words for start, words in SAID.items() if said.startswith(start)), None)
    if known is None or said.startswith("Expected '='"):
        around = line[max(0, line.rfind("=", 0, max(0, column - 1))) : column + 8]
        known = next((words for slip, words in HINTS if slip.search(around)), known)
    return f"{known or 'mend it'}; {MORE}"
