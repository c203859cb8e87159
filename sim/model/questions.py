"""Questions: what a scenario asks, as the comment at the head of its file says it."""

import re

from sim.model.loading import shipped_text

HEADED = re.compile(r"^# *Question: *(.*?)^# *$", re.DOTALL | re.MULTILINE)
ASIDE = re.compile(r"(?<= )- | \([^)]*\)")  # the dash of a list, and what stands in brackets
ENDS = re.compile(r"(?<=[.?!]) +")


def question(name: str) -> str:
    """Give the question of a shipped scenario: the sentences of it that ask; empty where it asks nothing.

    Examples
    --------
    >>> question("first_light")
    'How long after the onset is the harbour warned, and what takes the most of that time?'
    """
    return asked_in(shipped_text(name))


def asked_in(text: str) -> str:
    """Give the question of a scenario file, by its text; empty where it asks nothing."""
    headed = HEADED.search(text.replace("\r\n", "\n"))
    told = "" if headed is None else " ".join(headed[1].replace("\n#", " ").split())
    return " ".join(sentence for sentence in ENDS.split(ASIDE.sub("", told)) if sentence.endswith("?"))
