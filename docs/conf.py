"""How Sphinx builds the pages; `python -m docs.website` calls it with all that it needs."""

import os
import sys
from pathlib import Path

CLONE = Path(__file__).parents[1]
sys.path.insert(0, str(CLONE))

from sim import __version__  # noqa: E402 (the clone's own, not an installed one)
from sim.model.fiction import FICTION  # noqa: E402

project = "Lanternwatch"
author = "The Lanternwatch founders"
version = release = __version__
language = "en"
nitpicky = True

extensions = ["myst_nb", "docs.website.live"]
source_suffix = {".md": "myst-nb"}
exclude_patterns = ["making", "website", "templates", "static"]
myst_enable_extensions = ["amsmath", "deflist", "dollarmath"]
myst_heading_anchors = 4
suppress_warnings = ["config.cache"]

nb_execution_mode = "cache"
nb_execution_cache_path = str(CLONE / "build" / "cache" / "notebooks")
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True
nb_ipywidgets_js = {}

html_theme = "pydata_sphinx_theme"
html_title = "Lanternwatch"
html_favicon = "static/lantern.svg"
html_logo = "static/lantern.svg"
html_static_path = ["static", *filter(None, [os.environ.get("LANTERNWATCH_STATIC")])]
html_css_files = ["site.css"]
templates_path = ["templates"]
html_context = {"default_mode": "auto", "fiction": FICTION}
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "article_footer_items": [],
    "footer_start": ["fiction"],
    "footer_end": [],
    "header_links_before_dropdown": 6,
    "logo": {"text": "Lanternwatch"},
    "navbar_end": ["theme-switcher"],
    "secondary_sidebar_items": ["page-toc"],
    "show_prev_next": True,
    "show_toc_level": 2,
}
html_sidebars = {"index": [], "glossary": []}
mathjax_path = "mathjax/tex-svg.js"
