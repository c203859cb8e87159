"""The house rules: who may import whom, how long things are, and that all is fiction."""

import ast
import codecs
import re
import sys
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(CLONE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((CLONE / "sim").rglob("*.py"))
}
TESTS = sorted((CLONE / "tests").rglob("*.py"))

MAY_NOT_IMPORT = {
    "sim.model": (
        "draws",
        "records",
        "engines",
        "running",
        "analysis",
        "results",
        "reporting",
        "answers",
        "stories",
        "studies",
        "views",
        "lessons",
        "cli",
    ),
    "sim.draws": (
        "records",
        "engines",
        "running",
        "analysis",
        "results",
        "reporting",
        "answers",
        "stories",
        "studies",
        "views",
        "lessons",
        "cli",
    ),
    "sim.records": (
        "draws",
        "engines",
        "running",
        "analysis",
        "results",
        "reporting",
        "answers",
        "stories",
        "studies",
        "views",
        "lessons",
        "cli",
    ),
    "sim.engines": (
        "running",
        "analysis",
        "results",
        "reporting",
        "answers",
        "stories",
        "studies",
        "views",
        "lessons",
        "cli",
    ),
    "sim.analysis": (
        "engines",
        "running",
        "results",
        "reporting",
        "answers",
        "stories",
        "studies",
        "views",
        "lessons",
        "cli",
    ),
    "sim.running": (
        "analysis",
        "results",
        "reporting",
        "answers",
        "stories",
        "studies",
        "views",
        "lessons",
        "cli",
    ),
    "sim.saving": ("engines", "reporting", "answers", "stories", "studies", "views", "lessons", "cli"),
    "sim.studies": ("reporting", "answers", "views", "lessons", "cli"),
    "sim.views": ("draws", "running", "reporting", "answers", "lessons", "cli"),
    "sim.serving": ("model", "draws", "records", "engines", "running", "analysis", "studies", "views", "cli"),
    "sim.lessons": ("draws", "engines", "running", "cli"),
}
ENGINE_ROOMS = ("sim.engines.events", "sim.engines.vector")
HEAVY = ("typer", "rich", "matplotlib", "pandas", "scipy.stats")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}

# Words of the real world that have no place here, names of journals excepted; in rot13, so that this file has
# none of them either.
REAL_WORDS = codecs.decode(
    "enqne|fngryyvgr|zvffvyr|fbane|fhozneva|ahpyrne|onyyvfgvp|jneurnq|obzore|nvefgevxr|xvybzrg|xz/u|"
    "ehffvn|puvan|puvarfr|fbivrg|nzrevpn(?!a fgngvfgvp)|angb|abenq|cragntba",
    "rot13",
)
REAL = re.compile(rf"\b({REAL_WORDS})", re.IGNORECASE)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def belongs(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def imports(path: Path) -> list[str]:
    """Give all that a file imports, inside functions, too."""
    return imported_by(tree_of(path))


def imported_by(tree: ast.Module) -> list[str]:
    """Give all that some code imports; a name from a module counts as a module."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: write the whole name of the module"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def test_there_is_something_to_look_at() -> None:
    assert {"sim", "sim.model.scenario", "sim.running"} <= set(MODULES)
    assert "sim.model.scenario.Scenario" in set(imports(MODULES["sim.model.network"]))


@pytest.mark.parametrize("room", MAY_NOT_IMPORT)
def test_imports_go_one_way_only(room: str) -> None:
    banned = [f"sim.{other}" for other in MAY_NOT_IMPORT[room]]
    wrong = [
        f"{module} imports {imported}"
        for module in MODULES
        if belongs(module, room)
        for imported in imports(MODULES[module])
        if any(belongs(imported, other) for other in banned)
    ]
    assert not wrong


def test_only_running_imports_engines() -> None:
    wrong = [
        f"{module} imports {imported}"
        for module in MODULES
        if module != "sim.running" and not belongs(module, "sim.engines")
        for imported in imports(MODULES[module])
        if belongs(imported, "sim.engines")
    ]
    assert not wrong


@pytest.mark.parametrize("room", ENGINE_ROOMS)
def test_engines_never_import_each_other(room: str) -> None:
    others = [other for other in ENGINE_ROOMS if other != room]
    inside = [module for module in MODULES if belongs(module, room)]
    shared = ["sim.engines.base", "sim.engines.purposes"]
    wrong = [
        f"{module} imports {imported}"
        for banned, modules in ((others, inside), (ENGINE_ROOMS, shared))
        for module in modules
        for imported in imports(MODULES[module])
        if any(belongs(imported, other) for other in banned)
    ]
    assert not wrong


@pytest.mark.parametrize("module", [module for module in MODULES if not belongs(module, "sim.cli")])
def test_heavy_libraries_are_imported_inside_the_functions_that_need_them(module: str) -> None:
    top = [node for node in tree_of(MODULES[module]).body if isinstance(node, ast.Import | ast.ImportFrom)]
    early = imported_by(ast.Module(list(top), []))
    assert not [name for name in early if any(belongs(name, library) for library in HEAVY)]


@pytest.mark.parametrize(
    "path", [*MODULES.values(), *TESTS], ids=lambda path: path.relative_to(CLONE).as_posix()
)
def test_a_file_has_one_noun_in_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 250, "is there a second noun in it?"
    assert ast.get_docstring(tree_of(path)), "no opening docstring"
    assert not any(name.endswith(".*") for name in imports(path)), "a star import"


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_short_and_take_few_positional_arguments(module: str) -> None:
    made = [node for node in ast.walk(tree_of(MODULES[module])) if isinstance(node, ast.FunctionDef)]
    assert not [function.name for function in made if length_of(function) > 40]
    assert not [function.name for function in made if positional(function) > 5]


def length_of(function: ast.FunctionDef) -> int:
    """Count the lines of a function, its docstring aside."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def positional(function: ast.FunctionDef) -> int:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def test_modules_are_named_for_what_they_hold() -> None:
    names = {path.parent.name if path.name == "__init__.py" else path.stem for path in MODULES.values()}
    assert not names & (VAGUE | set(sys.stdlib_module_names))


def test_no_word_of_the_real_world_is_used() -> None:
    texts = [
        path
        for folder in ("sim", "scenarios", "docs", "tests", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
        for path in ([CLONE / folder] if (CLONE / folder).is_file() else (CLONE / folder).rglob("*"))
        if path.suffix in {".py", ".toml", ".md", ".ipynb", ".js", ".html"} and "_build" not in path.parts
    ]
    assert len(texts) > 20
    found = [
        f"{path.relative_to(CLONE)}:{number}: {match.group(0)}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := REAL.search(line))
    ]
    assert not found


def test_the_word_list_would_find_such_a_word() -> None:
    assert REAL.search(codecs.decode("gjb Enqnef", "rot13"))
    assert not REAL.search("two lanterns on the Lantern Isles")
