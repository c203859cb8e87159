"""The policy allows what the page has, by its hash, and nothing else."""

from base64 import b64encode
from hashlib import sha256

from sim.views.report.policy import policy


def test_a_style_and_a_script_are_allowed_by_their_hashes():
    style, script = "p { color: red }", "alert('Ä')"
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    told = policy([style], [script])
    assert f"style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}';" in told


def test_everything_else_is_forbidden():
    told = policy(["a"], ["b"])
    assert told.startswith("default-src 'none';")
    for word in ("unsafe", "http", "data:", "blob:", "*", "'self'"):
        assert word not in told
