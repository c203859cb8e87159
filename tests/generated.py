"""Generated scenarios: Hypothesis strategies for documents that use every key of the format.

`documents()` gives valid documents, small enough to play; with `plain=True` their delays are constants from
a small grid, so that many things fall on one instant. `mutants()` and `broken_texts()` give what was valid
before something happened to it. `toml` writes a document as the text of a file.
"""

import datetime
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

GRID = [0, 0.5, 1, 2]
ZONES = ["north", "south", "far east"]
GROUPS = ["lamp", "bell", "gull-1", "Lüfter"]
RELAYS = ["post", "pier", "mast"]
CENTRES = ["harbour", "tower", "light house"]


def toml(document: Document) -> str:
    """Write a document as TOML: plain values, then tables, then lists of tables."""
    tables = {key: value for key, value in document.items() if isinstance(value, dict)}
    lists = {key: value for key, value in document.items() if _is_tables(value)}
    rest = {key: value for key, value in document.items() if key not in tables and key not in lists}
    lines = _lines(rest)
    for key, table in tables.items():
        lines += ["", f"[{_key(key)}]", *_lines(table)]
    for key, entries in lists.items():
        for entry in entries:
            lines += ["", f"[[{_key(key)}]]", *_lines(entry)]
    return "\n".join(lines) + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _lines(table: Document) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in table.items()]


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").isalnum() else _value(key)


def _value(value: Any) -> str:
    """Write one value within a line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case int() if value > 2**64:
            return hex(value)
        case dict():
            return "{ " + ", ".join(_lines(value)) + " }"
        case list():
            return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Draw numbers, some of them whole."""
    return st.one_of(st.floats(low, high), st.integers(int(low) + 1, int(high)))


@st.composite
def laws(draw: Draw, *, plain: bool, least: float = 0) -> Any:
    """Draw a delay law whose mean is at least `least` (0 or above), or a constant of the grid."""
    if plain:
        return draw(st.sampled_from([number for number in (*GRID, 4, 6) if number >= least]))
    mean = draw(st.floats(least, least + 4))
    low, more, most = mean, draw(st.floats(0, 3)), draw(st.floats(0, 3))
    return draw(
        st.sampled_from(
            [
                mean,
                {"dist": "exponential", "mean": mean},
                {"dist": "uniform", "low": low, "high": low + more},
                {"dist": "triangular", "low": low, "mode": low + more, "high": low + more + most},
                {"dist": "lognormal", "mean": mean, "cv": more},
                {"dist": "gamma", "mean": mean, "cv": more},
                {"dist": "weibull", "mean": mean, "shape": 0.5 + more},
                {"dist": "choice", "values": [low, low + more]},
                {"dist": "choice", "values": [low, low + more, low + most], "weights": [1, 0, most]},
            ]
        )
    )


def some(required: Document, optional: Document) -> st.SearchStrategy[Document]:
    """Draw a table with all required and some optional keys."""
    return st.fixed_dictionaries(required, optional=optional)


def links(*, plain: bool) -> Document:
    """Give the keys of a link."""
    return {
        "delay": laws(plain=plain),
        "loss": st.sampled_from([0, 0.1, 0.5, 1.0]),
        "retry_after": st.sampled_from(GRID),
        "max_tries": st.integers(1, 4),
    }


def scans(*, plain: bool) -> st.SearchStrategy[Document]:
    """Draw when sensors look."""
    every = st.sampled_from([5, 6.0, 7.5, 10])
    fixed = some({"every": every}, {"phase": st.sampled_from([0, 0.5, 1, 2.0])})
    if plain:
        return some({"every": every, "phase": st.sampled_from([0, 0.5, 1, 2.0])}, {})
    drawn = some({"every": every}, {"phase": st.sampled_from(["random", "staggered"])})
    gaps = some({"gap": laws(plain=False, least=4)}, {})
    return st.one_of(fixed, drawn, gaps, some({"rate": st.floats(0.01, 0.2)}, {}))


def detectors(*, measuring: bool) -> st.SearchStrategy[Document]:
    """Draw a detector; a measuring one reports every look."""
    chance = st.sampled_from([0, 0.05, 0.3, 0.9, 1])
    shift = {"kind": st.just("gaussian"), "shift": st.floats(-1, 3)}
    if measuring:
        return some(shift, {"threshold": st.just("none")})
    binary = some({}, {"kind": st.just("binary"), "p": chance, "false_alarm": chance})
    return st.one_of(binary, binary, some(shift, {"threshold": st.floats(-1, 3) | st.just("none")}))


def onsets(*, plain: bool) -> st.SearchStrategy[Document]:
    """Draw an onset."""
    over = st.floats(0.5, 20)
    growth = st.one_of(
        st.just("step"),
        st.just({"kind": "step"}),
        st.fixed_dictionaries({"kind": st.sampled_from(["linear", "exponential"]), "over": over}),
    )
    weights = st.fixed_dictionaries(
        {ZONES[0]: st.integers(1, 3)}, optional=dict.fromkeys(ZONES[1:], numbers(0, 3))
    )
    optional = {
        "chance": st.sampled_from([0, 0.5, 1]),
        "lasts": numbers(0, 30),
        "zones": weights,
        "deadline": numbers(0, 30),
        "growth": growth,
    }
    return some({"at": laws(plain=plain) | st.integers(0, 30)}, optional)


@st.composite
def groups(draw: Draw, document: Document, *, plain: bool, measuring: bool) -> list[Document]:
    """Draw groups of sensors for a document that has its stations already."""
    stations = [one["name"] for key in ("relays", "centres") for one in document.get(key, [])]
    zones = list(document.get("onset", {}).get("zones", {}))
    drawn = []
    for name in GROUPS[: draw(st.integers(1, 3))]:
        optional: Document = {
            "count": st.integers(1, 3),
            "detector": detectors(measuring=measuring),
            "processing": laws(plain=plain),
            "link": some({}, links(plain=plain)),
        }
        if zones:
            optional["zones"] = st.lists(st.sampled_from(zones), min_size=1, unique=True)
        group = draw(some({"name": st.just(name), "scan": scans(plain=plain)}, optional))
        if measuring:
            group.setdefault("detector", {"kind": "gaussian", "shift": 1})
        if len(stations) > 1 or draw(st.booleans()):
            group["to"] = draw(st.sampled_from(stations))
        drawn.append(group)
    return drawn


@st.composite
def relays(draw: Draw, centres: list[str], *, plain: bool) -> list[Document]:
    """Draw relays, each to a later one or a centre."""
    names = RELAYS[: draw(st.integers(0, 3))]
    drawn = []
    for index, name in enumerate(names):
        required = {"name": st.just(name), "to": st.sampled_from(names[index + 1 :] + centres)}
        optional = {
            "servers": st.integers(1, 2),
            "service": laws(plain=plain),
            "link": some({}, links(plain=plain)),
        }
        drawn.append(draw(some(required, optional)))
    return drawn


@st.composite
def shares(draw: Draw, centres: list[str], reached: dict[str, int], *, plain: bool) -> list[Document]:
    """Draw shares between centres, so that something reaches each; `reached` counts each one's sensors."""
    fed = [name for name in centres if reached[name]]
    ways = [(giver, taker, what) for giver in centres for taker in centres for what in ("reports", "alerts")]
    ways = [way for way in ways if way[0] != way[1]]
    chosen = draw(st.lists(st.sampled_from(ways), unique=True, max_size=4)) if ways else []
    for name in centres:
        if not reached[name] and not any(way[1] == name and way[0] in fed for way in chosen):
            chosen.append((fed[0], name, draw(st.sampled_from(["reports", "alerts"]))))
    drawn = []
    for giver, taker, what in chosen:
        share = draw(some({"from": st.just(giver), "to": st.just(taker)}, links(plain=plain)))
        if what == "alerts" or draw(st.booleans()):
            share["what"] = what
        drawn.append(share)
    return drawn


def ends(document: Document) -> dict[str, str]:
    """Tell at which centre the reports of each group end."""
    centres = [centre["name"] for centre in document["centres"]]
    onward = {relay["name"]: relay["to"] for relay in document.get("relays", [])}
    found = {}
    for group in document["sensors"]:
        at = group.get("to", centres[0])
        while at in onward:
            at = onward[at]
        found[group["name"]] = at
    return found


def in_reach(document: Document) -> dict[str, list[Document]]:
    """List the groups whose reports can reach each centre, shared ones included."""
    end = ends(document)
    own = {
        centre["name"]: [group for group in document["sensors"] if end[group["name"]] == centre["name"]]
        for centre in document["centres"]
    }
    both = {name: list(groups) for name, groups in own.items()}
    for share in document.get("shares", []):
        if share.get("what", "reports") == "reports":
            both[share["to"]] += own[share["from"]]
    return both


@st.composite
def rules(draw: Draw, reaching: list[Document]) -> Document:
    """Draw a rule that the groups that can reach a centre can meet."""
    plain = [group.get("detector", {}) for group in reaching]
    window = st.sampled_from([0.5, 2, 10, 30.0])
    if all(one.get("kind") == "gaussian" and one.get("threshold", "none") == "none" for one in plain):
        cusum = {"kind": st.just("cusum"), "drift": st.floats(0, 1), "limit": st.floats(0.1, 4)}
        if draw(st.booleans()):
            return draw(some(cusum, {}))
    size = sum(group.get("count", 1) for group in reaching) or 3
    optional = {
        "kind": st.just("k_of_n"),
        "k": st.integers(1, min(size, 4)),
        "window": window,
        "distinct": st.just(True),
    }
    reports = {"kind": st.just("k_of_n"), "k": st.integers(1, 5), "window": window}
    return draw(some({}, optional) | some({"distinct": st.just(False)}, reports))


@st.composite
def outages(draw: Draw, names: list[str], *, plain: bool) -> list[Document]:
    """Draw what takes sensors down."""
    drawn = []
    for name in ["fog", "night"][: draw(st.integers(0, 2))]:
        some_time, any_time = laws(plain=plain, least=1), laws(plain=plain)
        up, down = draw(st.permutations([some_time, any_time]))
        affects = st.lists(st.sampled_from(names), min_size=1, unique=True)
        required = {"name": st.just(name), "affects": affects, "up": up, "down": down}
        drawn.append(draw(some(required, {"together": st.booleans()})))
    return drawn


@st.composite
def cues(draw: Draw, names: list[str], *, plain: bool) -> list[Document]:
    """Draw cues, each from a group to a later one."""
    ways = [(start, end) for index, start in enumerate(names) for end in names[index + 1 :]]
    chosen = draw(st.lists(st.sampled_from(ways), unique=True, max_size=3)) if ways else []
    optional = {"after": laws(plain=plain)}
    return [draw(some({"from": st.just(start), "to": st.just(end)}, optional)) for start, end in chosen]


@st.composite
def documents(draw: Draw, *, plain: bool = False) -> Document:
    """Draw a valid document; with `plain`, delays are constants of a small grid and phases are fixed."""
    centre_names = CENTRES[: draw(st.integers(1, 3))]
    optional = {
        "format": st.just(1),
        "title": st.text(max_size=5).filter(str.isprintable),
        "warmup": numbers(0, 15),
        "onset": onsets(plain=plain),
    }
    document = draw(
        some({"story": st.just("Lamps watch for the glow-tide."), "horizon": numbers(20, 40)}, optional)
    )
    station = {"servers": st.integers(1, 2), "service": laws(plain=plain)}
    station |= {"decision": laws(plain=plain), "delivery": laws(plain=plain)}
    document["centres"] = [draw(some({"name": st.just(name)}, station)) for name in centre_names]
    _put(document, "relays", draw(relays(centre_names, plain=plain)))
    measuring = draw(st.sampled_from([False, False, True]))
    document["sensors"] = draw(groups(document, plain=plain, measuring=measuring))
    names = [group["name"] for group in document["sensors"]]
    reached = {name: list(ends(document).values()).count(name) for name in centre_names}
    _put(document, "shares", draw(shares(centre_names, reached, plain=plain)))
    _put(document, "outages", draw(outages(names, plain=plain)))
    _put(document, "cues", draw(cues(names, plain=plain)))
    for centre in document["centres"]:
        reaching = in_reach(document)[centre["name"]]
        if reaching or draw(st.booleans()):
            centre["rule"] = draw(rules(reaching))
    return document


def _put(document: Document, key: str, entries: list[Document]) -> None:
    """Put a section in, unless it is empty."""
    if entries:
        document[key] = entries


JUNK: list[Any] = [
    True,
    "",
    "a/b",
    "sea\x1b",
    "nowhere",
    "x" * 200,
    -1,
    0,
    2.5,
    float("nan"),
    float("inf"),
    1e308,
    5e-324,
    10**400,
    2_000_000_000,
    [],
    {},
    [[[[]]]],
    {"dist": "weibull", "mean": 2, "shape": 1e-3},
    {"dist": "lognormal", "mean": 0, "cv": 1e200},
    {"dist": "uniform", "low": 2, "high": 1},
    datetime.date(2000, 1, 1),
]


def tables_in(value: Any) -> list[Any]:
    """List all tables and lists of a document, itself first."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] * isinstance(value, dict | list) + [table for one in inside for table in tables_in(one)]


@st.composite
def mutants(draw: Draw) -> Document:
    """Draw a document that was valid before some keys were taken out, renamed, doubled or given junk."""
    document: Document = deepcopy(draw(documents()))
    for _ in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from([table for table in tables_in(document) if table]))
        key = draw(st.sampled_from(list(table) if isinstance(table, dict) else range(len(table))))
        match draw(st.sampled_from(["junk", "junk", "take out", "rename", "double"])):
            case "take out" if table is not document or len(table) > 1:
                del table[key]
            case "rename" if isinstance(table, dict):
                table[draw(st.sampled_from([key[1:], f"{key}s", "kind", "zones", "to"]))] = table.pop(key)
            case "double" if isinstance(table, list):
                table.append(deepcopy(table[key]))
            case _:
                table[key] = deepcopy(draw(st.sampled_from(JUNK)))
    return document


@st.composite
def broken_texts(draw: Draw) -> str:
    """Draw the text of a file that was valid before some of it was cut out, doubled or overwritten."""
    text = toml(draw(documents()))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        signs = st.text(alphabet="[]{}\"'=.,#\\\n\r\t -_0aå\x00\ud800", max_size=8)
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2]) | signs) + text[end:]
    return text
