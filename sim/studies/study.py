"""What all studies have in common: they show themselves in a notebook, and become a tidy table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sim.studies.sheets import Sheet, as_html

if TYPE_CHECKING:
    import pandas as pd


class Study(ABC):
    """A study that is done: a title, sentences that say what it means, tables of text, notes, and rows."""

    __slots__ = ()

    @property
    @abstractmethod
    def title(self) -> str:
        """What was studied."""

    @property
    @abstractmethod
    def sentences(self) -> tuple[str, ...]:
        """What it means."""

    @property
    @abstractmethod
    def sheets(self) -> tuple[Sheet, ...]:
        """Its numbers, as tables of text."""

    @property
    @abstractmethod
    def notes(self) -> tuple[str, ...]:
        """How it was played, and what the intervals are."""

    @abstractmethod
    def rows(self) -> Iterable[Mapping[str, Any]]:
        """Give its numbers as rows of plain data, None where a number does not exist."""

    @abstractmethod
    def to_json(self) -> dict[str, Any]:
        """Give all numbers as plain data for JSON."""

    def to_pandas(self) -> pd.DataFrame:
        """Give the rows as one tidy table (needs the extra `notebook`)."""
        from sim.studies.frames import frame

        return frame(list(self.rows()))

    def _repr_html_(self) -> str:
        return as_html(self.title, (*self.sentences, *self.notes), self.sheets)
