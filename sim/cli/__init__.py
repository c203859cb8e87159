"""The command line: thin. It parses, calls and prints; a file for each family of commands."""


def main() -> None:
    """Run `lanternwatch` with the arguments of the process, and leave with its exit code."""
    try:
        from sim.cli.app import start

        raise SystemExit(start())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
