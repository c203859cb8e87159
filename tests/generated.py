"""Generated scenarios: Hypothesis strategies for documents that use every key of the format.

`documents()` gives valid documents, small enough to play; with `plain=True` their delays are constants from
a small grid, so that many things fall on one instant.
"""

from hypothesis import strategies as st
from parts import Document, Draw, detectors, laws, links, numbers, onsets, scans, some

GROUPS = ["lamp", "bell", "gull-1", "Lüfter"]
RELAYS = ["post", "pier", "mast"]
CENTRES = ["harbour", "tower", "light house"]


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
