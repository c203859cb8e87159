"""What the site is made of: fetched by pip and npm, checked by sha256, kept for the next time."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

CLONE = Path(__file__).parents[2]
WHEELS = Path(__file__).with_name("wheels.txt")
PURE = ["--only-binary=:all:", "--platform=any", "--python-version=3.12", "--implementation=py", "--abi=none"]
NPM = {
    "pyodide-0.27.7.tgz": "89d5d952675eb08e11286e52c7238f1248ce71726e896db9703e73bef23dc343",
    "mathjax-3.2.2.tgz": "1b9c0a1c44df864e915690558e72adb9cc5203360daefd385084ced3b6c64c09",
}


def wheels(cache: Path) -> dict[str, Path]:
    """Give the wheels of `wheels.txt` by the names of their packages; pip checks their hashes.

    Parameters
    ----------
    cache
        The folder where they are kept.
    """
    folder = cache / "wheels"
    lines = [line.split() for line in WHEELS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    pinned = {pin.split("==")[0]: (pin.split("==")[1], found) for pin, found in lines}
    kept = {name: _wheel(folder, name, version) for name, (version, _) in pinned.items()}
    if not all(path and f"--hash=sha256:{sha256(path)}" == pinned[name][1] for name, path in kept.items()):
        shutil.rmtree(folder, ignore_errors=True)
        pip("download", "--no-deps", "--require-hashes", *PURE, "--dest", folder, "--requirement", WHEELS)
    return {name: path for name, (version, _) in pinned.items() if (path := _wheel(folder, name, version))}


def package_of_npm(archive: str, cache: Path) -> Path:
    """Give the folder with the files of a package of npm.

    Raises
    ------
    ValueError
        Where npm gives another file than the one that was checked when this was written.
    """
    file, folder = cache / archive, cache / archive.removesuffix(".tgz")
    name, version = archive.removesuffix(".tgz").rsplit("-", 1)
    cache.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        npm = shutil.which("npm") or "npm"
        with TemporaryDirectory(dir=cache) as beside:
            run([npm, "pack", "--silent", "--pack-destination", beside, f"{name}@{version}"])
            (Path(beside) / archive).replace(file)
    if sha256(file) != NPM[archive]:
        file.unlink()
        raise ValueError(f"{archive} is not the file it was: its sha256 differs; see {Path(__file__).name}")
    if not folder.exists():
        with TemporaryDirectory(dir=cache) as beside:
            with tarfile.open(file) as packed:
                packed.extractall(Path(beside) / folder.name, filter="data")
            (Path(beside) / folder.name).replace(folder)
    return folder / "package"


def own_wheel(folder: Path) -> Path:
    """Build the wheel of this package from the clone, and give its place."""
    shutil.rmtree(folder, ignore_errors=True)
    pip("wheel", "--no-deps", "--wheel-dir", folder, CLONE)
    (wheel,) = folder.glob("lanternwatch-*.whl")
    return wheel


def unpacked(wheel: Path, inner: str, name: str, folder: Path) -> Path:
    """Take one file out of a wheel, from its folder `inner`, and give its place."""
    target = folder / name
    with zipfile.ZipFile(wheel) as packed, packed.open(f"{inner}/{name}") as found, target.open("wb") as copy:
        shutil.copyfileobj(found, copy)
    return target


def sha256(file: Path) -> str:
    """Give the sha256 of a file, in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def pip(*words: str | Path) -> None:
    """Run pip of this Python."""
    run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, words)])


def run(command: list[str], folder: Path = CLONE, **variables: str) -> None:
    """Run a command; where it fails, what it said is shown and an error raised."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise RuntimeError(f"{' '.join(command[:4])} … failed with exit code {done.returncode}")


def _wheel(folder: Path, name: str, version: str) -> Path | None:
    return next(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"), None)
