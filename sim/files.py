"""Files: written beside and then renamed, so that a file is there as a whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def write_whole(file: str | Path, write: Callable[[TextIO], None]) -> None:
    r"""Write a text file as a whole, or leave what was there untouched.

    Parameters
    ----------
    file
        What to write. Its folder must be there.
    write
        Writes the text into the open file that it is handed.

    Raises
    ------
    OSError
        If the folder is not there or cannot be written, or the disk is full.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(f"{folder}/tide.txt", lambda text: print("glow", file=text))
    ...     Path(folder, "tide.txt").read_text()
    'glow\n'
    """
    with _beside(Path(file)) as handle, os.fdopen(handle, "w", encoding="utf-8", newline="") as text:
        write(text)


def write_bytes_whole(file: str | Path, data: bytes) -> None:
    """Write bytes into a file as a whole, or leave what was there untouched.

    Raises
    ------
    OSError
        As `write_whole`.
    """
    with _beside(Path(file)) as handle, os.fdopen(handle, "wb") as stream:
        stream.write(data)


@contextmanager
def _beside(target: Path) -> Iterator[int]:
    """Open a new file beside another one, to take its place once it is written."""
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        yield handle
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Give the rights that new files are not to have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
