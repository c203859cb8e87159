"""Printing: the sheets of a game as one PDF, A4, as a whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from sim.files import write_bytes_whole
from sim.lessons.games.paper import MARGIN
from sim.lessons.games.sheets import Sheet
from sim.model.fiction import FICTION

RULES = "How it is played: the teacher's page."


def write_pdf(sheets: Sequence[Sheet], file: Path, title: str) -> None:
    """Write sheets as a PDF, a page each.

    Parameters
    ----------
    sheets
        The sheets, in order.
    file
        The PDF.
    title
        What they are for, such as "Lesson 1: Waiting for the next look"; it stands at the foot of each.

    Raises
    ------
    OSError
        If it cannot be written.
    DoesNotFit
        If there is more on a sheet than paper.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages

    told = {"Title": title, "Subject": FICTION, "Keywords": fingerprint(sheets, title), "CreationDate": None}
    pdf = BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(pdf, metadata=told) as pages:
        for sheet in sheets:
            paper = sheet.paper()
            foot = f"{title}. {RULES}"
            paper.text(paper.wide - MARGIN, paper.tall - MARGIN + 3, foot, 8, ha="right")
            pages.savefig(paper.figure)
    write_bytes_whole(file, pdf.getvalue())


def fingerprint(sheets: Sequence[Sheet], title: str) -> str:
    """Give a short text that changes with whatever is written on sheets; it stands in the PDF.

    Examples
    --------
    >>> len(fingerprint([], "Lesson 1"))
    16
    """
    return hashlib.sha256(repr((title, list(sheets))).encode()).hexdigest()[:16]
