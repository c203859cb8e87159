"""Sheets: what is printed for a game. Cards to be cut out, forms to be filled in, pictures of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import fill
from typing import ClassVar

from attrs import field, frozen

from sim.lessons.games.paper import MARGIN, Paper
from sim.model.fiction import FICTION

TOP = 38.0  # millimetres; where the title ends
BOTTOM = 14.0  # millimetres kept for the line of fiction
LETTER = 2.2  # millimetres that a letter of the explanation takes, or less


class DoesNotFit(ValueError):
    """There is more on a sheet than paper."""


def _named(function: Callable[[Paper], None]) -> str:
    """Give the name of a function; its place in memory is another each time."""
    return function.__qualname__


@frozen(kw_only=True)
class Sheet:
    """What all sheets have.

    Attributes
    ----------
    title : str
        A few words.
    how : str
        What to do with it, and how often it is needed: two lines at most.
    lying : bool
        Whether the long side is at the bottom.
    """

    sort: ClassVar[str] = ""
    title: str
    how: str
    lying: bool = False

    def paper(self) -> Paper:
        """Draw the sheet.

        Raises
        ------
        DoesNotFit
            If there is more on it than paper.
        """
        paper = Paper(self.lying)
        paper.text(MARGIN, MARGIN + 8, self.title, 18, weight="bold")
        told = fill(self.how, int((paper.wide - 2 * MARGIN) / LETTER))
        paper.text(MARGIN, MARGIN + 12, told, 10.5, linespacing=1.35, va="top")
        paper.text(MARGIN, paper.tall - MARGIN + 3, FICTION, 8)
        self.draw(paper)
        return paper

    def draw(self, paper: Paper) -> None:
        """Draw what stands between the title and the line of fiction."""
        raise NotImplementedError


@frozen(kw_only=True)
class Card:
    """A card to be cut out.

    Attributes
    ----------
    head : str
        What stands on it in large letters.
    foot : str
        What stands on it in small letters, at its lower edge.
    wide, tall : float
        Millimetres.
    size : float
        Of the large letters, in points.
    """

    head: str
    foot: str = ""
    wide: float = 45.0
    tall: float = 30.0
    size: float = 20.0

    def draw(self, paper: Paper, corner: tuple[float, float]) -> None:
        """Draw it; cut along its outline."""
        x, y = corner
        paper.box(corner, self.wide, self.tall)
        middle = y + (self.tall - 4 * bool(self.foot)) / 2
        paper.text(x + self.wide / 2, middle, self.head, self.size, ha="center", va="center")
        paper.text(x + self.wide / 2, y + self.tall - 3, self.foot, 8, ha="center")


@frozen(kw_only=True)
class Cards(Sheet):
    """Cards, one beside another; a new row begins where one is full.

    Attributes
    ----------
    cards : tuple of Card
        In order.
    """

    sort: ClassVar[str] = "cards"
    cards: tuple[Card, ...]

    def draw(self, paper: Paper) -> None:
        """Lay the cards out."""
        x, y, tall = MARGIN, TOP, 0.0
        for card in self.cards:
            if x + card.wide > paper.wide - MARGIN + 1e-6:
                x, y, tall = MARGIN, y + tall, 0.0
            _check(self, paper, y + card.tall)
            card.draw(paper, (x, y))
            x, tall = x + card.wide, max(tall, card.tall)


@frozen(kw_only=True)
class Form(Sheet):
    """A table to be filled in by hand.

    Attributes
    ----------
    heads : tuple of str
        What stands over the columns; columns are equally wide.
    rows : tuple of str
        What stands at the left of each row; an empty text leaves it free.
    row : float
        Height of a row in millimetres.
    """

    sort: ClassVar[str] = "form"
    heads: tuple[str, ...]
    rows: tuple[str, ...]
    row: float = 9.0

    def draw(self, paper: Paper) -> None:
        """Draw the table."""
        wide = (paper.wide - 2 * MARGIN) / len(self.heads)
        _check(self, paper, TOP + self.row * (1 + len(self.rows)))
        for x, y, words in self._cells(wide):
            head = y == TOP
            paper.box((x, y), wide, self.row, facecolor="#E6E6E6" if head else "white")
            paper.text(x + 2, y + self.row / 2, words, 10, va="center", weight="bold" if head else "normal")

    def _cells(self, wide: float) -> Iterator[tuple[float, float, str]]:
        """Give the corner of each cell, and what stands in it."""
        lines = [self.heads, *((row, *[""] * (len(self.heads) - 1)) for row in self.rows)]
        for down, line in enumerate(lines):
            for right, words in enumerate(line):
                yield MARGIN + right * wide, TOP + down * self.row, words


@frozen(kw_only=True)
class Drawn(Sheet):
    """A sheet that a function draws.

    Attributes
    ----------
    picture : function
        Draws on the paper, between `TOP` and `BOTTOM` from its ends, within `MARGIN`.
    """

    sort: ClassVar[str] = "drawn"
    picture: Callable[[Paper], None] = field(repr=_named)

    def draw(self, paper: Paper) -> None:
        """Have the function draw."""
        self.picture(paper)


def copies(card: Card, many: int) -> tuple[Card, ...]:
    """Give a card several times.

    Examples
    --------
    >>> len(copies(Card(head="10"), 3))
    3
    """
    return (card,) * many


def numbered(first: int, last: int) -> tuple[str, ...]:
    """Give the numbers of rows, as texts.

    Examples
    --------
    >>> numbered(1, 3)
    ('1', '2', '3')
    """
    return tuple(str(number) for number in range(first, last + 1))


def _check(sheet: Sheet, paper: Paper, reaches: float) -> None:
    if reaches > paper.tall - BOTTOM + 1e-6:
        raise DoesNotFit(
            f"{sheet.title!r}: its {sheet.sort} reach {reaches:.0f} mm down, and the paper ends at "
            f"{paper.tall - BOTTOM:.0f} mm; make another sheet of the rest"
        )
