"""The report: one page of HTML, to be looked at in a notebook or to be saved as a file."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TextIO

from attrs import field, frozen

from sim.files import write_whole
from sim.model.problems import printable

HEIGHT = 720  # points of the frame in which a notebook shows a report


@frozen(eq=False)
class Report:
    """A report on one scenario or several. `save` writes it into a file; a notebook shows it in a frame.

    Attributes
    ----------
    title : str
        What it is about.
    html : str
        The whole page; it needs nothing else.
    """

    title: str
    html: str = field(repr=False)

    def save(self, file: str | Path, *, force: bool = False) -> None:
        """Write the report into a file, as a whole or not at all.

        Parameters
        ----------
        file
            The file; its folder must be there.
        force
            Whether a file that is there is replaced.

        Raises
        ------
        FileExistsError
            If the file is there, and is not to be replaced.
        OSError
            If it cannot be written.
        """
        if not force and Path(file).exists():
            told = (
                f"{printable(str(file))} is there already: choose another name, or replace it with force=True"
            )
            raise FileExistsError(told)
        write_whole(file, self._write)

    def _write(self, text: TextIO) -> None:
        text.write(self.html)

    def __repr__(self) -> str:
        """Say in one line what it is about."""
        return f"<Report on {printable(self.title)}: {len(self.html):,} characters of HTML>"

    def _repr_html_(self) -> str:
        style = f"width: 100%; height: {HEIGHT}px; border: 1px solid #ccc"
        return f'<iframe title="Report" style="{style}" srcdoc="{escape(self.html)}"></iframe>'
