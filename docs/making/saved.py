"""The columns of saved tables: from the program's own list of them."""

from docs.making.tables import table
from sim.columns import ALWAYS, COLUMNS, HEAD, TableColumn

KINDS = {
    "name": "text",
    "seed": "whole number",
    "whole": "whole number",
    "count": "whole number",
    "number": "number",
    "truth": "true or false",
}


def columns() -> str:
    """Write the columns of every table."""
    parts = [f"### In every table\n\n{_columns(HEAD)}"]
    for kind, listed in COLUMNS.items():
        when = "always" if kind in ALWAYS else "on request"
        parts.append(f"### {kind} ({when})\n\n{_columns(listed[len(HEAD) :])}")
    return "\n\n".join(parts)


def _columns(listed: tuple[TableColumn, ...]) -> str:
    rows = [[f"`{one.name}`", KINDS[one.kind], one.unit, one.meaning] for one in listed]
    return table(["column", "what", "unit", "meaning"], rows)


PARTS = {"columns": columns}
