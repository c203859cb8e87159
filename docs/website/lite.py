"""JupyterLite: every lesson as a notebook that runs in the browser, with nothing to install."""

import json
import shutil
import sys
from pathlib import Path

from docs.website import browser
from docs.website.fetching import run, wheels
from docs.website.lessons import write_notebooks

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
WHOLE = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}  # cells out of sight stay there
EXTENSIONS = ("anywidget", "jupyterlab-widgets", "jupyterlite-pyodide-kernel")
PACKAGES = ["comm", "ipython", "jedi", "lanternwatch", "sqlite3", "ssl"]


def build(site: Path, work: Path, cache: Path, *, public: bool = False) -> None:
    """Build JupyterLite into the folder `lite` of a site.

    Parameters
    ----------
    site
        The folder of the site.
    work
        A folder for what is put together on the way; what is there goes away.
    cache
        Where what was fetched is kept.
    public
        Whether browsers take the packages from the public network of Pyodide; the site is smaller then.
    """
    shutil.rmtree(work, ignore_errors=True)
    write_notebooks(work / "contents" / "lessons")
    browser.lay_out(work / "static" / "pyodide", cache, public=public)
    (work / "pypi").mkdir()
    shutil.copy(wheels(cache)["comm"], work / "pypi")
    (work / "jupyter-lite.json").write_text(json.dumps(_settings()), encoding="utf-8")
    (work / "overrides.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    (work / "jupyter_lite_config.json").write_text(json.dumps(_building(cache)), encoding="utf-8")
    target = site / "lite"
    shutil.rmtree(target, ignore_errors=True)
    run([sys.executable, "-m", "jupyter", "lite", "build", "--output-dir", str(target)], folder=work)
    shutil.copy(target / "static" / "favicons" / "favicon.ico", site)


def _settings() -> dict[str, object]:
    """Give the settings of the pages: no request to other machines, packages loaded with the kernel."""
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": PACKAGES}}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Lanternwatch",
            "litePluginSettings": {KERNEL: kernel},
            "disabledExtensions": ["@jupyterlab/extensionmanager-extension"],
        },
    }


def _building(cache: Path) -> dict[str, object]:
    there = wheels(cache)
    return {
        "LiteBuildConfig": {
            "apps": ["notebooks", "tree"],
            "contents": ["contents"],
            "federated_extensions": [str(there[name]) for name in EXTENSIONS],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }
