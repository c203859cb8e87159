"""The website: the pages as Sphinx builds them, and beside them JupyterLite with every lesson ready to run.

`python -m docs.website` builds it into `build/site/`. What it is made of comes from the package registries,
is pinned to one version and one sha256 each, and is kept in `build/cache/`. The finished site asks nothing of
any other machine.
"""
