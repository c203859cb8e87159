"""Loading: the door of the model. In comes a file; out goes a scenario, or an error with all problems."""

import json
import re
import tomllib
from collections.abc import Mapping
from os import PathLike
from os.path import isdir
from pathlib import Path
from typing import Any

from attrs import evolve

from sim.model.checks import check
from sim.model.complaints import UNSOUND, Complaint, Words, did_you_mean, nearest
from sim.model.lines import DEEPEST, Lines, scan
from sim.model.paths import Places
from sim.model.problems import Problem, ScenarioError, printable, show
from sim.model.scenario import Scenario
from sim.model.slips import hint, quote
from sim.model.structuring import Reader

LARGEST = 2**20  # bytes of a scenario file
SUFFIX = ".toml"
TOO_DEEP = f"more than {DEEPEST} tables and lists within one another"


def load(source: str | PathLike[str]) -> Scenario:
    """Load a scenario from a file, or one that comes with the program.

    Parameters
    ----------
    source
        A path, or the name of a shipped scenario. A text that ends in .toml or has a path separator in it
        is a path.

    Raises
    ------
    ScenarioError
        If it cannot be read or is no valid scenario; it tells all problems of the file at once.

    Examples
    --------
    >>> load("first_light").horizon
    200.0
    """
    file = _file_of(source)
    return parse(_read(file), name=file.stem, file=file)


def source_text(source: str | PathLike[str]) -> str:
    """Give the text of the file that `load` would read, comments and all.

    Raises
    ------
    ScenarioError
        If it cannot be read.

    Examples
    --------
    >>> source_text("first_light").count("[[sensors]]")
    1
    """
    return _read(_file_of(source))


def shipped() -> list[str]:
    """List the names of the scenarios that come with the program."""
    return sorted(file.stem for file in _shelf().glob(f"*{SUFFIX}"))


def shipped_text(name: str) -> str:
    """Give the text of a shipped scenario's file, comments and all.

    Raises
    ------
    ScenarioError
        If there is none of this name.
    """
    return _read(_shipped_file(name))


def parse(text: str, *, name: str, file: str | PathLike[str] | None = None) -> Scenario:
    """Make a scenario of the text of a scenario file.

    Parameters
    ----------
    text
        The text, in TOML.
    name
        What to call the scenario; its title, too, where the text has none.
    file
        What errors call the file; the name where left out.

    Raises
    ------
    ScenarioError
        If the text is no valid scenario.
    """
    where = name if file is None else str(file)
    lines = scan(text)
    if lines.too_deep is not None:
        raise _error(where, TOO_DEEP, f"at most {DEEPEST} of them", lines.too_deep)
    try:
        document = tomllib.loads(text)
    except RecursionError:
        raise _error(where, TOO_DEEP, f"at most {DEEPEST}") from None
    except ValueError as error:
        raise _bad_toml(where, text, str(error)) from None
    return _build(document, name, where, lines)


def from_document(document: Mapping[str, Any], *, name: str, where: str | None = None) -> Scenario:
    """Make a scenario of a document: tables, lists and values as TOML reads them.

    Parameters
    ----------
    document
        What a scenario file says. It is not kept, nor changed.
    name
        What to call the scenario; its title, too, where the document has none.
    where
        What errors call the document; the name where left out.

    Raises
    ------
    ScenarioError
        If it is no valid scenario.
    """
    return _build(document, name, name if where is None else where, Lines())


def _build(document: Any, name: str, where: str, lines: Lines) -> Scenario:
    """Read a document, check it, and tell all that is wrong."""
    reader = Reader()
    scenario = reader.scenario(document)
    if scenario is not UNSOUND:
        scenario = check(scenario, reader.complaints)
    places = Places(document)
    problems = [_problem(complaint, places, lines) for complaint in reader.complaints.all]
    if problems:
        raise ScenarioError(where, tuple(sorted(problems, key=lambda problem: problem.line or 0)))
    built: Scenario = evolve(scenario, name=name, title=scenario.title or name, said=json.dumps(document))
    return built


def _problem(complaint: Complaint, places: Places, lines: Lines) -> Problem:
    """Put a complaint into words, with its place in the file."""
    return Problem(
        line=lines.find(complaint.path),
        key=places.show(complaint.path),
        found=show(complaint.found),
        allowed=complaint.allowed,
        hint=complaint.hint,
    )


def _error(
    where: str, found: str, allowed: str, line: int | None = None, hint: str | None = None
) -> ScenarioError:
    """Make an error of one problem that concerns the whole file."""
    return ScenarioError(where, (Problem(line, "", show(Words(found)), allowed, hint),))


def _bad_toml(where: str, text: str, message: str) -> ScenarioError:
    """Make an error of what the TOML reader said, with the line that it stumbled over."""
    said = re.fullmatch(
        r"(.*?)(?: \(at line (\d+), column (\d+)\)| \(at end of document\))?", message, re.DOTALL
    )
    words, line, column = said.groups() if said else (message, None, None)
    found = show(Words(f"text that is not TOML ({words})"))
    if line is None or column is None:
        return ScenarioError(where, (Problem(None, "", found, "a file in TOML", hint("", 1, words)),))
    stumbled = [*text.replace("\r\n", "\n").split("\n"), ""][int(line) - 1]
    told = hint(stumbled, int(column), words), quote(stumbled, int(column))
    return ScenarioError(where, (Problem(int(line), "", found, "a file in TOML", *told),))


def _read(file: Path) -> str:
    """Read a scenario file as text."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except IsADirectoryError:
        raise _error(str(file), "a folder", "a scenario file") from None
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from None
    if len(content) > LARGEST:
        raise _error(str(file), "a file over 1 MiB", "a scenario file of at most 1 MiB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = 'save it again in your editor with the encoding "UTF-8"'
        raise _error(str(file), "text that is not UTF-8", "a file in TOML, in UTF-8", line, hint) from None


def _unreadable(file: Path, error: Exception) -> ScenarioError:
    """Make an error of a file that cannot be read."""
    if isdir(file):  # on Windows a folder gives another error
        return _error(str(file), "a folder", "a scenario file")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    near = nearest(file.name, _files_in(file.parent))
    hint = None if near is None else did_you_mean(printable(str(file.with_name(near))))
    if file.stem in shipped():
        hint = f'the shipped scenario is called "{file.stem}"'
    return _error(str(file), f"nothing that can be read ({reason})", "a scenario file", hint=hint)


def _files_in(folder: Path) -> list[str]:
    """List the scenario files in a folder, for one of them may have been meant."""
    try:
        return sorted(file.name for file in folder.glob(f"*{SUFFIX}"))
    except (OSError, ValueError):
        return []


def _shelf() -> Path:
    """Give the folder of the shipped scenarios: inside the installed package, or beside it in a clone."""
    package = Path(__file__).parents[1]
    inside = package / "scenarios"
    return inside if inside.is_dir() else package.parent / "scenarios"


def _file_of(source: str | PathLike[str]) -> Path:
    """Tell a path from the name of a shipped scenario, and give the file."""
    if isinstance(source, str) and not source.endswith(SUFFIX) and not set(source) & {"/", "\\"}:
        return _shipped_file(source)
    return Path(source)


def _shipped_file(name: str) -> Path:
    """Give the file of a shipped scenario."""
    names = shipped()
    if name in names:
        return _shelf() / f"{name}{SUFFIX}"
    near = nearest(name, [*names, *_files_in(Path())])
    hint = None if near is None else did_you_mean(printable(near))
    allowed = f"a shipped scenario ({', '.join(names)}) or a file with the suffix {SUFFIX}"
    raise _error(name, "no scenario of this name", allowed, hint=hint)
