"""The terminal's view of a verification: every claim, what was expected, what was simulated, the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from sim.analysis.estimates import Estimate
from sim.model.fiction import FICTION
from sim.views.rows import written

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

FORMS = {"exact": "", "approximate": ", an approximation", "upper bound": ", an upper bound"}
TOGETHER = """
How so many are judged at once: of true claims some lie far away by chance. By Holm's method none is called \
wrong unless that is less probable than {level} for all of them together; and the sum of all squared z, \
which would show many small errors, is compared with the chi-square distribution, at the same level. So a \
true program fails in one of a hundred verifications at most."""
HEADS = ("expected", "simulated", "95 % interval", "z", "verdict")


class Claimed(Protocol):
    """A claim, as far as it is shown."""

    @property
    def name(self) -> str:
        """What is claimed."""

    @property
    def form(self) -> str:
        """What the closed form is to the truth."""


class Judged(Protocol):
    """A verdict, as far as it is shown."""

    @property
    def claim(self) -> Claimed:
        """What was claimed."""

    @property
    def engine(self) -> str:
        """Who played."""

    @property
    def expected(self) -> float:
        """What the closed form says."""

    @property
    def estimate(self) -> Estimate:
        """What was simulated."""

    @property
    def z(self) -> float:
        """How many standard errors lie between."""

    @property
    def word(self) -> str:
        """The verdict."""


def claims_table(title: str, verdicts: Sequence[Judged]) -> Iterable[RenderableType]:
    """Show one part of the claims: a line that says what is claimed, and below it a row for each engine."""
    from rich.text import Text

    yield Text(f"\n{title}", "bold")
    told = None
    table = _empty()
    for verdict in verdicts:
        if verdict.claim is not told:
            told = verdict.claim
            name = f"{told.name}{FORMS[told.form]}"
            table.add_row(Text(f"{name[:1].upper()}{name[1:]}"), *[""] * len(HEADS))
        table.add_row(*map(Text, _cells(verdict)))
    yield table


def summary(
    numbers: Mapping[str, float], wrong: Sequence[Judged], *, passed: bool
) -> Iterable[RenderableType]:
    """Say how the claims were judged together."""
    from rich.text import Text

    level, total, count, chance = (numbers[key] for key in ("level", "sum", "count", "chance"))
    share = written(chance, share=True)
    yield Text(TOGETHER.format(level=written(level, share=True)))
    yield Text(f"\nSum of squared z of {count:.0f} exact claims: {total:.1f}; as much by chance: {share}.")
    if wrong:
        yield Text(f"Too far away: {len(wrong)}.")
        for verdict in wrong:
            yield Text(f"  {verdict.claim.name} ({verdict.engine})")
    yield Text(
        "No more disagree than chance allows." if passed else "More disagree than chance allows.", "bold"
    )
    yield Text(f"\n{FICTION}", "italic")


def _empty() -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("claim, and who played", max_width=31)
    for head in HEADS:
        table.add_column(head, justify="right", no_wrap=True, vertical="bottom")
    return table


def _cells(verdict: Judged) -> tuple[str, ...]:
    """Write a verdict's row."""
    estimate = verdict.estimate
    interval = f"{written(estimate.low)} to {written(estimate.high)}" if estimate.has_interval else "none"
    value = written(estimate.value) if estimate.exists else "none"
    return (
        f"  {verdict.engine}",
        written(verdict.expected),
        value,
        interval,
        f"{verdict.z:+.2f}",
        verdict.word,
    )
