"""The workload of `tests/pipeline.toml`, written by hand for other simulation packages.

Each module has a function `play(replications, seed) -> Outcomes`. All of them agree in distribution with the
engines of this package; a test checks those that are installed.
"""
