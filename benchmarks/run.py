"""Measure the speed, and write it to docs/reference/performance.md.

The command: python -m benchmarks.run [--quick] [PART …]

Parts are pipeline, stages, slider, workers, shipped, memory and growth; all where none is named. With --quick
everything is small and takes about a minute; then numbers mean little, and nothing is written but shown.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import growing, growth, machine, page, pipeline, scaling, shipped, slider, stages

Tables = dict[str, str]


def measure_pipeline(quick: bool) -> Tables:
    """Time both engines beside their peers."""
    with machine.one_core():
        return pipeline.measured(pipeline.Sizes.quick() if quick else pipeline.Sizes.normal())


def measure_slider(quick: bool) -> Tables:
    """Time ten thousand replications, warm."""
    with machine.one_core():
        return slider.measured(3 if quick else 15)


def measure_stages(quick: bool) -> Tables:
    """Profile the vector engine."""
    with machine.one_core():
        return stages.measured(2_000 if quick else 20_000, 1 if quick else 3)


def measure_workers(quick: bool) -> Tables:
    """Time a pool of two processes; this part may use all cores."""
    sizes = {"vector": 70_000, "events": 700} if quick else {"vector": 150_000, "events": 1_500}
    return scaling.measured(1 if quick else 2, sizes)


def measure_shipped(quick: bool) -> Tables:
    """Measure every shipped scenario."""
    with machine.one_core():
        return shipped.measured(1 if quick else 3, 0.05 if quick else shipped.LAP)


def measure_memory(quick: bool) -> Tables:
    """Measure the memory of great runs."""
    with machine.one_core():
        return shipped.measured_memory(
            {"vector": 20_000, "events": 500} if quick else {"vector": 1_000_000, "events": 20_000}
        )


def measure_growth(quick: bool) -> Tables:
    """Measure how the time grows, and draw it."""
    axes = growth.QUICK if quick else growth.NORMAL
    with machine.one_core():
        done = growth.measured(axes, 1 if quick else 2)
    with TemporaryDirectory() as folder:
        growing.draw(axes, done, Path(folder, "growth.png") if quick else growing.PICTURE)
    return growing.written(axes, done)


PARTS: dict[str, Callable[[bool], Tables]] = {
    "pipeline": measure_pipeline,
    "stages": measure_stages,
    "slider": measure_slider,
    "workers": measure_workers,
    "shipped": measure_shipped,
    "memory": measure_memory,
    "growth": measure_growth,
}


def main(words: list[str] | None = None) -> None:
    """Measure the parts that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="small sizes; show, and write nothing")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    tables = {"machine": machine.described()}
    for name in chosen.parts or PARTS:
        begun = perf_counter()
        tables |= PARTS[name](chosen.quick)
        sys.stderr.write(f"{name}: {perf_counter() - begun:.0f} s\n")
    for name, content in tables.items():
        sys.stdout.write(f"\n[{name}]\n{content}\n")
        if not chosen.quick:
            page.write(name, content)


if __name__ == "__main__":
    main()
