"""The prose of a lesson: its numbers, each with the code that must give it, and its terms.

A number in the prose has a comment right behind it that no reader sees: `9<!-- = long / 2 --> ticks`. A claim
in words may have one, too, which must be true: `twice as long<!-- so: moody == 2 * regular -->`. A formula
that gives a quantity a number must have one, with that number in it: `$m = 16$<!-- so: look == 16 -->`.
"""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
MADE = re.compile(r"<!-- made: .*?<!-- end -->", re.DOTALL)
SOURCES = re.compile(r"^## Sources$.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"^# .*$", re.MULTILINE)
HEADS = re.compile(r"^#+ .*$", re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]+\$", re.DOTALL)
GIVEN = re.compile(
    r"\d[\d,]*\.\d+|\d[\d,]*\d|(?:=|<|>|\\approx|\\[lg]eq?)\s*(?P<small>\d)(?=\s*(?:\$|,|\\,))"
)
LINK = re.compile(r"\]\([^)]*\)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NUMBER = r"[−-]?\d[\d,]*(?:\.\d+)?"
MARKED = re.compile(rf"(?P<written>{NUMBER})<!-- =\s(?P<code>.*?)\s-->", re.DOTALL)
BEHIND = re.compile(r"\s*<!-- so:\s(?P<code>.*?)\s-->", re.DOTALL)
CLAIM = re.compile(r"<!-- so:\s(?P<code>.*?)\s-->", re.DOTALL)
BARE = re.compile(rf"(?<![\w.]){NUMBER}")
# The level of all intervals, other lessons and their exercises.
ALWAYS = re.compile(r"95 %|[Ll]essons? \d+( to \d+)?|[Ee]xercise\s+\d+[abc]|45 minutes")
ITEM = re.compile(r"^\d+\. ", re.MULTILINE)
EVALUATED = {"abs": abs, "exp": math.exp, "log": math.log, "np": np, "round": round, "sqrt": math.sqrt}
BOLD = re.compile(r"\*\*([^*]+)\*\*")


def prose(text: str) -> str:
    """Give what a reader reads as sentences; the comments behind numbers are still there."""
    for part in (FRONT, MADE, FENCED, SOURCES, HEADS, FORMULA, CODE, LINK, ITEM):
        text = part.sub(" ", text)
    return text


def numbers_of(text: str) -> list[tuple[str, str]]:
    """List the numbers that have code behind them, and that code.

    Examples
    --------
    >>> numbers_of("It waits 9<!-- = long / 2 --> ticks.")
    [('9', 'long / 2')]
    """
    return [(found["written"], found["code"].strip()) for found in MARKED.finditer(prose(text))]


def claims_of(text: str) -> list[str]:
    """List the code of the claims: what must be true.

    Examples
    --------
    >>> claims_of("It is twice as long<!-- so: moody == 2 * regular -->.")
    ['moody == 2 * regular']
    """
    return [found["code"].strip() for found in CLAIM.finditer(prose(text))]


def unmarked(text: str) -> list[str]:
    """List the numbers that have no code behind them, each with the words around it.

    Examples
    --------
    >>> unmarked("It waits 9 ticks, in the 95 % interval 8<!-- = low --> to 10<!-- = high -->.")
    ['It waits 9 ticks, in the']
    """
    left = COMMENT.sub("", ALWAYS.sub(" ", MARKED.sub(" ", prose(text))))
    return [left[max(found.start() - 20, 0) : found.end() + 15].strip() for found in BARE.finditer(left)]


def given(formula: str) -> list[str]:
    r"""List the numbers that a formula gives: of two digits, with a decimal point, or alone behind a sign.

    A single digit that only says how to reckon is free: a factor, an exponent, the 1 in 1 − p.

    Examples
    --------
    >>> given("$m = 16$"), given(r"$t = 2.996\,m$"), given("$p = 1$"), given(r"$f \cdot p \cdot 50$")
    (['16'], ['2.996'], ['1'], ['50'])
    >>> given("$r = 1/b - 1/a$"), given("$2m^2$"), given(r"$\frac{1 - p^k}{2}$")
    ([], [], [])
    """
    return [found["small"] or found[0] for found in GIVEN.finditer(formula)]


def unmarked_formulas(text: str) -> list[str]:
    """List the formulas with numbers that are not in a mark right behind the formula.

    Examples
    --------
    >>> unmarked_formulas("It takes $m = 16$<!-- so: look == 16 --> ticks, or $m/2$.")
    []
    >>> unmarked_formulas("It takes $m = 61$<!-- so: look == 16 --> ticks, or $p = 0.5$.")
    ['$m = 61$', '$p = 0.5$']
    """
    for part in (FRONT, MADE, FENCED, SOURCES, CODE):
        text = part.sub(" ", text)
    left = []
    for formula in FORMULA.finditer(text):
        mark = BEHIND.match(text, formula.end())
        told = {one.replace(",", "") for one in BARE.findall(mark["code"])} if mark else set()
        if not {one.replace(",", "") for one in given(formula[0])} <= told:
            left.append(formula[0])
    return left


def check_number(written: str, code: str, names: dict[str, Any]) -> str:
    """Say what is wrong with a number; nothing where the code gives it, to the decimals that are written.

    Examples
    --------
    >>> check_number("0.33", "1 / 3", {}), check_number("1,000", "999.7", {})
    ('', '')
    >>> check_number("0.3", "2 / 3", {})
    'it says 0.3, but 2 / 3 gives 0.7'
    """
    value = eval(code, dict(names))
    value = getattr(value, "value", value)
    decimals = len(written.partition(".")[2])
    given = f"{float(value):,.{decimals}f}"
    same = given.replace(",", "") == written.replace(",", "").replace("−", "-")
    return "" if same else f"it says {written}, but {code} gives {given}"


def problems_of(text: str, names: dict[str, Any]) -> list[str]:
    """List what is wrong with a text: numbers without code, other numbers, claims that are not so.

    Examples
    --------
    >>> problems_of("It waits 9 of 10<!-- = 2 * long --> ticks<!-- so: long > 5 -->.", {"long": 4})
    ['no code behind: It waits 9 of   ticks.', 'it says 10, but 2 * long gives 8', 'not so: long > 5']
    """
    return [
        *(f"no code behind: {words}" for words in unmarked(text)),
        *filter(None, (check_number(written, code, names) for written, code in numbers_of(text))),
        *(f"not so: {claim}" for claim in claims_of(text) if not eval(claim, dict(names))),
    ]


def terms(text: str) -> list[str]:
    """List the terms that a page explains: what stands in bold.

    Examples
    --------
    >>> terms("The **onset** is when it begins.")
    ['onset']
    """
    return BOLD.findall(prose(text))
