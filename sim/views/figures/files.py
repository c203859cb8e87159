"""Figures as files: PNG, SVG or PDF, there as a whole or not at all, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.files import write_bytes_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".png", ".svg", ".pdf")
UNDATED: dict[str, dict[str, Any]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}


def save_figure(figure: Figure, file: str | Path) -> None:
    """Write a figure into a file; its ending says what kind.

    Parameters
    ----------
    figure
        What is drawn.
    file
        A name that ends in .png, .svg or .pdf.

    Raises
    ------
    ValueError
        If the name ends otherwise.
    OSError
        If it cannot be written.
    """
    import matplotlib as mpl

    ending = Path(file).suffix.casefold()
    if ending not in ENDINGS:
        raise ValueError(f"{str(file)!r} ends in {ending!r}; allowed is {', '.join(ENDINGS)}")
    drawn = BytesIO()
    with mpl.rc_context({"svg.hashsalt": "lanternwatch"}):
        figure.savefig(drawn, format=ending[1:], metadata=UNDATED[ending])
    write_bytes_whole(file, drawn.getvalue())
