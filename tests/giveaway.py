"""Numbers that a text gives away: in digits, in words, and as what a short sum comes to."""

from __future__ import annotations

import operator
import re

SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {
    **{word: float(value) for value, word in enumerate(SMALL)},
    **{word: 10.0 * value for value, word in enumerate(TENS, 2)},
    **{
        f"{ten}-{one}": 10.0 * value + unit
        for value, ten in enumerate(TENS, 2)
        for unit, one in enumerate(SMALL[1:10], 1)
    },
    "hundred": 100.0,
    "half": 0.5,
}
SUMS = {
    **dict.fromkeys(("+", "plus"), operator.add),
    **dict.fromkeys(("-", "−", "–", "minus"), operator.sub),
    **dict.fromkeys(("*", "×", "·", "times"), operator.mul),
    **dict.fromkeys(("/", ":", "÷", "divided by"), operator.truediv),
}
DIGITS = r"\d+(?:\.\d+)?"
WORD = rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
NUMBER = rf"(?<![\d.])(?:{DIGITS})|{WORD}"
SUM = re.compile(rf"(?=({NUMBER})\s*({'|'.join(map(re.escape, SUMS))})\s*({NUMBER}))")
PART = re.compile(rf"\bhalf (?:of )?({NUMBER})")
HUNDREDS = re.compile(rf"({NUMBER}) hundred\b")


def in_digits(text: str) -> list[float]:
    """List the numbers that stand in a text in digits."""
    return [float(found) for found in re.findall(DIGITS, _plain(text))]


def in_words(text: str) -> list[float]:
    """List the numbers that stand in a text in words."""
    plain = _plain(text)
    hundreds = [100.0 * _value(found) for found in HUNDREDS.findall(plain)]
    return [WORDS[found] for found in re.findall(WORD, plain)] + hundreds


def in_sums(text: str) -> list[float]:
    """List what the sums in a text come to, each of two numbers: 14 / 2, seven times two, half of 14."""
    plain = _plain(text)
    halves = [0.5 * _value(found) for found in PART.findall(plain)]
    sums = [(_value(left), sign, _value(right)) for left, sign, right in SUM.findall(plain)]
    return halves + [
        SUMS[sign](left, right) for left, sign, right in sums if right or SUMS[sign] is not operator.truediv
    ]


def _plain(text: str) -> str:
    """Give a text in small letters, with 10,000 and 10_000 as 10000, and in one line."""
    return " ".join(re.sub(r"(?<=\d)[,_](?=\d{3}(?!\d))", "", text.lower()).split())


def _value(written: str) -> float:
    return WORDS[written] if written in WORDS else float(written)
