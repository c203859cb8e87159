"""The sheets of lesson 6: a thousand nights, ten of them with a tide."""

from __future__ import annotations

from random import Random

from attrs import frozen

from sim.lessons.games.sheets import Card, Cards, Form, numbered

NIGHTS, SHEETS_OF_NIGHTS = 1000, 10
TIDES, SEEN = 10, 9  # nights with a tide; with an alert, too
FALSE = 10  # alerts in nights without a tide


@frozen
class Night:
    """One night: whether the lantern blinked, and whether the tide was there."""

    blinks: bool
    tide: bool


def deck() -> list[Night]:
    """Give the thousand nights, shuffled once for all: those of the first sheet come first.

    Examples
    --------
    >>> len(deck())
    1000
    """
    dark = NIGHTS - TIDES
    nights = [Night(True, True)] * SEEN + [Night(False, True)] * (TIDES - SEEN)
    nights += [Night(True, False)] * FALSE + [Night(False, False)] * (dark - FALSE)
    Random(5).shuffle(nights)
    return nights


def sheet_of(group: int) -> list[Night]:
    """Give the nights of one of the ten sheets, from 1.

    Examples
    --------
    >>> len(sheet_of(1))
    100
    """
    each = NIGHTS // SHEETS_OF_NIGHTS
    return deck()[(group - 1) * each : group * each]


def counted(nights: list[Night]) -> tuple[int, int]:
    """Count the alerts, and those of them that are true.

    Examples
    --------
    >>> counted(deck())
    (19, 9)
    """
    alerts = [night for night in nights if night.blinks]
    return len(alerts), sum(night.tide for night in alerts)


def right_nights() -> int:
    """Count the nights in which the lantern is right: it blinks at a tide, or is quiet without one.

    Examples
    --------
    >>> right_nights()
    989
    """
    return sum(night.blinks == night.tide for night in deck())


def _card(night: Night) -> Card:
    head = "BLINKS" if night.blinks else "quiet"
    return Card(head=head, foot="tide" if night.tide else "dark sea", wide=18.6, tall=24, size=9)


def _sheet(group: int) -> Cards:
    return Cards(
        title=f"Nights, sheet {group} of {SHEETS_OF_NIGHTS}",
        how="Circle every BLINKS. Do not read the small words before all groups are ready. One a group.",
        cards=tuple(map(_card, sheet_of(group))),
    )


SHEETS = (
    *(_sheet(group) for group in range(1, SHEETS_OF_NIGHTS + 1)),
    Form(
        title="A thousand nights",
        how="One for the class, or drawn on the board: each group tells its numbers.",
        heads=("sheet", "nights", "alerts", "of these: tide", "of these: dark", "tides, quiet"),
        rows=(*numbered(1, SHEETS_OF_NIGHTS), "together"),
    ),
)
