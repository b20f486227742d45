"""Whoever sends too much or too slowly to the admin reads why, in the language of their browser."""

import asyncio

import orjson
import pytest

from api.edge import bodies
from api.edge.application import Edge
from api.edge.in_words import in_words
from tests.api.edge.conftest import Answer, Asker

PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
CHUNKED = ("transfer-encoding", "chunked")
FORM, UPLOAD = "/admin/pages/3/edit/", "/admin/images/multiple/add/"
LARGE = "What you sent is too large: a file may have 0\xa0byte at most. Go back and choose a smaller one."
SLOW = "What you sent took too long to arrive. Check your connection, then go back and send it again."


@pytest.fixture
def send(settings, monkeypatch):
    """Sends too much; or nothing, for too long."""
    settings.MAX_MEDIA_BYTES = 0
    monkeypatch.setattr(bodies, "SECONDS", 0.05)
    asked_django = []
    edge = Edge(lambda *request: asked_django.append(request), threads=1, most_bytes=0)
    asker = Asker(edge)

    def sending(path, *, slowly=False, **headers):
        named = [CHUNKED, *((name.replace("_", "-"), value) for name, value in headers.items())]
        body = b"x" * (bodies.BESIDE_A_FILE_BYTES + 1)
        answer = asker.run(_answered(in_words(edge), path, named, None if slowly else body))
        assert asked_django == []
        return answer

    yield sending
    edge.executor.shutdown()
    asker.loop.close()


async def _answered(application, path, headers, body):
    named = [(name.encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": named}
    messages = []

    async def receive():
        await asyncio.sleep(30 if body is None else 0)
        return {"type": "http.request", "body": body, "more_body": False}

    async def take(message):
        messages.append(message)

    await application(scope, receive, take)
    start, end = messages
    told = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
    assert told["content-length"] == str(len(end["body"]))
    return Answer(start["status"], told, end["body"])


@pytest.mark.parametrize(("slowly", "status", "sentence"), [(False, 413, LARGE), (True, 408, SLOW)])
def test_a_form_is_answered_by_a_page(send, slowly, status, sentence):
    answer = send(FORM, slowly=slowly, accept=PAGE)

    assert (answer.status, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    page = answer.body.decode()
    assert f'<p role="alert">{sentence}</p>' in page
    assert '<a href="/admin/">To the start page</a>' in page
    assert answer.headers["connection"] == "close"
    assert answer.headers["cache-control"] == "private, no-store"
    assert "set-cookie" not in answer.headers
    assert "src=" not in page
    assert "<link" not in page


@pytest.mark.parametrize(
    ("asked", "tag", "heading", "begins"),
    [
        ("nb-NO,nb;q=0.9", "nb", "Ingenting ble lagret", "Det du sendte, er for stort"),
        ("sv", "sv", "Ingenting sparades", "Det du skickade är för stort"),
        ("da-DK", "da", "Intet blev gemt", "Det, du sendte, er for stort"),
        ("sr-RS", "sr-Cyrl", "Ништа није сачувано", "Оно што сте послали је превелико"),
        ("sr-Latn-RS", "sr-Latn", "Ništa nije sačuvano", "Ono što ste poslali je preveliko"),
        ("fi", "nb", "Ingenting ble lagret", "Det du sendte, er for stort"),
    ],
)
def test_in_the_language_of_the_browser(send, reading, asked, tag, heading, begins):
    with reading("nb"):
        answer = send(FORM, accept=PAGE, accept_language=asked)

    page = answer.body.decode()
    assert (answer.headers["content-language"], f'<html lang="{tag}">' in page) == (tag, True)
    assert f"<h1>{heading}</h1>" in page
    assert f'<p role="alert">{begins}' in page


def test_the_page_for_many_files_shows_the_sentence_beside_the_file(send):
    """Its script reads what has status 200, as Wagtail answers it, and of all else shows the number."""
    answer = send(UPLOAD, accept="text/html, */*; q=0.01", x_requested_with="XMLHttpRequest")

    said = orjson.loads(answer.body)
    assert (answer.status, said["success"], said["error_message"]) == (200, False, LARGE)


def test_autosave_says_the_sentence_and_goes_on(send):
    answer = send(FORM, slowly=True, accept="application/json")

    assert (answer.status, answer.code, orjson.loads(answer.body)["success"]) == (408, "BAD_INPUT", False)
    said = orjson.loads(answer.body)
    assert (said["error_code"], said["error_message"]) == ("validation_error", SLOW)


@pytest.mark.parametrize("path", ["/graphql", "/nb/", "/administration/"])
def test_elsewhere_it_is_the_edges_own_json(send, path):
    answer = send(path, slowly=True, accept=PAGE)

    assert (answer.status, answer.code) == (408, "BAD_INPUT")
    assert "error_message" not in orjson.loads(answer.body)
    assert "set-cookie" not in answer.headers
