"""The pages of a folder over HTTP: each file as it is, nothing else, nothing twice."""

import gzip
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from sim.serving.pages import Server, found

SECRET = "the keeper's secret"
TEXT = "glow " * 1000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outside = tmp_path_factory.mktemp("isles")
    (outside / "secret.txt").write_text(SECRET)
    inside = outside / "site"
    (inside / "bay").mkdir(parents=True)
    (inside / "empty").mkdir()
    (inside / "index.html").write_text("<p>first</p>")
    (inside / "bay" / "index.html").write_text("<p>bay</p>")
    (inside / "bay" / "two words.json").write_text("{}")
    (inside / "tide.js").write_text(TEXT)
    (inside / "tide.wasm").write_bytes(bytes(5000))
    (inside / "tide.whl").write_bytes(TEXT.encode())
    (inside / ".hidden").write_text(SECRET)
    (inside / "way-out").symlink_to(outside / "secret.txt")
    (inside / "way-up").symlink_to(outside)
    (inside / "way-in").symlink_to(inside / ".hidden")
    (inside / "cave").mkdir()
    (inside / "cave" / "index.html").symlink_to(outside / "secret.txt")
    return inside


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with Server(folder, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def asked(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """Ask for a path just as it is written; a browser would tidy it up first."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(
            method, path, headers={key.replace("_", "-"): text for key, text in headers.items()}
        )
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/bay/", "text/html; charset=utf-8"),
        ("/bay/two%20words.json?x=1", "application/json"),
        ("/tide.js", "text/javascript; charset=utf-8"),
        ("/tide.wasm", "application/wasm"),
        ("/tide.whl", "application/octet-stream"),
    ],
)
def test_a_file_comes_with_its_kind(port: int, path: str, kind: str) -> None:
    answer, body = asked(port, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert len(body) == int(answer.headers["Content-Length"]) > 0
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/bay/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/bay/..%5c..%5csecret.txt",
        "//../secret.txt",
        "/./../secret.txt",
        "/way-out",
        "/way-up",
        "/way-up/",
        "/way-up/secret.txt",
        "/way-in",
        "/cave/",
        "/cave/index.html",
        "/.hidden",
        "/%2ehidden",
        "/%00",
        "/empty/",
        "/nothing",
        "/index.html/more",
    ],
)
def test_nothing_from_outside_is_given_and_nothing_hidden(port: int, path: str) -> None:
    answer, body = asked(port, path)
    assert answer.status == 404
    assert SECRET.encode() not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(port: int, folder: Path, method: str) -> None:
    before = sorted(folder.rglob("*"))
    assert asked(port, "/index.html", method)[0].status == 501
    assert sorted(folder.rglob("*")) == before
    assert (folder / "index.html").read_text() == "<p>first</p>"


def test_a_folder_is_asked_for_again_with_a_stroke_and_never_on_another_machine(port: int) -> None:
    answer, _ = asked(port, "//bay?path=a%2Fb")
    assert (answer.status, answer.headers["Location"]) == (301, "/bay/?path=a%2Fb")


@pytest.mark.parametrize("path", ["/", "/tide.js", "/tide.wasm", "/tide.whl"])
def test_what_is_unchanged_is_not_sent_again(port: int, path: str) -> None:
    first, _ = asked(port, path, Accept_Encoding="gzip")
    assert first.headers["Cache-Control"] == "no-cache"
    again, body = asked(port, path, Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")


def test_what_has_changed_is_sent_again(port: int, folder: Path) -> None:
    page = folder / "news.html"
    page.write_text("old" * 1000)
    first, _ = asked(port, "/news.html", Accept_Encoding="gzip")
    page.write_text("new!" * 1000)
    again, body = asked(port, "/news.html", Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    page.unlink()
    assert (again.status, gzip.decompress(body)) == (200, b"new!" * 1000)


def test_text_is_packed_for_browsers_that_can_unpack(port: int) -> None:
    packed, body = asked(port, "/tide.js", Accept_Encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == TEXT
    plain, whole = asked(port, "/tide.js")
    assert plain.headers["Content-Encoding"] is None
    assert whole.decode() == TEXT
    assert plain.headers["ETag"] != packed.headers["ETag"]


def test_a_wheel_is_packed_already(port: int) -> None:
    assert asked(port, "/tide.whl", Accept_Encoding="gzip")[0].headers["Content-Encoding"] is None


@pytest.mark.parametrize("path", ["/tide.js", "/tide.whl", "/nothing"])
def test_a_head_tells_of_a_page_without_giving_it(port: int, path: str) -> None:
    whole, body = asked(port, path)
    head, nothing = asked(port, path, "HEAD")
    assert (head.status, head.headers["Content-Length"], nothing) == (whole.status, str(len(body)), b"")


def test_every_page_tells_the_browser_to_ask_no_other_machine(port: int) -> None:
    policy = asked(port, "/")[0].headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "*" not in policy


def test_a_name_of_another_disk_leads_nowhere(folder: Path) -> None:
    assert found(folder, "/C:/secret.txt") is None
    assert found(folder, "/bay%5cindex.html") is None
