"""What can go wrong with saved results, in one line for the user."""

from pathlib import Path

from sim.model.problems import printable


class SavedResultError(Exception):
    """A result cannot be saved or opened; tells in one line the folder, what is wrong and what to do.

    Attributes
    ----------
    folder : str
        The folder, safe to print.
    what : str
        What is wrong.
    remedy : str
        What to do.

    Examples
    --------
    >>> str(SavedResultError("tides", "it is a file", "choose another name"))
    'tides: it is a file; choose another name'
    """

    def __init__(self, folder: str | Path, what: str, remedy: str) -> None:
        """Say where, what and what to do."""
        super().__init__(folder, what, remedy)
        self.folder = printable(str(folder))
        self.what = printable(what)
        self.remedy = printable(remedy)

    def __str__(self) -> str:
        """Tell it in one line."""
        return f"{self.folder}: {self.what}; {self.remedy}"


def reason(error: Exception) -> str:
    """Say why the system refused.

    Examples
    --------
    >>> reason(OSError(28, "No space left on device")), reason(ValueError("embedded null byte"))
    ('No space left on device', 'embedded null byte')
    """
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(said).split())
