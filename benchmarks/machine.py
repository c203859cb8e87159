"""The machine and the versions that a measurement was taken with; and how to keep to one core of it."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("lanternwatch", "numpy", "scipy", "simpy", "ciw", "cimba", "numba")


def described() -> str:
    """Give a few lines in Markdown: when, on what, with which versions."""
    versions = ", ".join(f"{name} {found}" for name in PACKAGES if (found := _version(name)))
    return "\n".join(
        [
            f"- Measured on {datetime.now(UTC).date().isoformat()}.",
            f"- Machine: {processor()}, {os.cpu_count()} cores, {platform.system()}{load()}.",
            f"- Python {platform.python_version()}, {versions}.",
        ]
    )


def load() -> str:
    """Say how busy the machine was with other things in the minute before, where the system tells it."""
    return f"; its load before was {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def processor() -> str:
    """Give the name of the processor, where the system tells it."""
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        names = [line for line in listed.read_text().splitlines() if line.startswith("model name")]
        if names:
            return names[0].partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, its threads and its children to one core, where the system offers that (Linux)."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
