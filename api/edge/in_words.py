"""What the edge refuses for its body, as people read it: a page after a form of the admin, a sentence for its scripts.

Django has not heard of these requests, so nobody knows who is signed in: the language is the browser's. Apps, and every
address outside the admin, get the edge's own JSON.
"""

from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import orjson
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from api.graphql.engine import answers
from content_types.share.words import spoken
from locales.negotiation import negotiate

Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Any, Any, Send], Awaitable[None]]
TOO_SLOW, TOO_LARGE = 408, 413
# Of those codes that Wagtail's autosave knows: it says our sentence, and tries again after the next change.
GO_ON = "validation_error"
STYLE = (
    "body{margin:0 auto;max-width:36rem;padding:12vh 1.25rem;font:1.0625rem/1.6 system-ui,sans-serif;"
    "color:#1c1c1e;background:#fff}h1{font-size:1.65rem;line-height:1.25}a{color:#1b4d89}"
    "@media(prefers-color-scheme:dark){body{color:#f2f4f7;background:#1c1c1e}a{color:#9cc4f5}}"
)
POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def in_words(edge: Application) -> Application:
    """The edge, whose refusals can be read in the admin."""

    async def application(scope: Any, receive: Any, send: Send) -> None:
        is_admins = scope["type"] == "http" and scope["path"].startswith(_admin())
        await edge(scope, receive, _Retold(scope, send) if is_admins else send)

    return application


@dataclass(slots=True)
class _Retold:
    """Sends on what comes, but for a refusal of the edge: Django answers the admin with neither of these statuses."""

    scope: Any
    send: Send
    is_retold: bool = False

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start" and message["status"] in {TOO_SLOW, TOO_LARGE}:
            self.is_retold = True
            for each in _told(self.scope, message["status"]):
                await self.send(each)
        elif not self.is_retold:
            await self.send(message)


def _told(scope: Any, status: int) -> list[Any]:
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    accepted = dict(answers.accepted(headers.get(b"accept", "")))
    codes = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
    tag = negotiate(
        headers.get(b"accept-language"), supported=codes, tenant_default=settings.LANGUAGE_CODE, serbian_script="Cyrl"
    )
    with spoken(tag):
        sentence = _sentence(status)
        if not accepted.get("text/html"):
            return _response(status, tag, "application/json", _for_scripts(sentence))
        if b"x-requested-with" in headers:
            # Wagtail's page for many files at once: it shows the sentence of a refusal that has come as an answer, and
            # of one with a status of its own nothing but that.
            return _response(200, tag, "application/json", _for_scripts(sentence))
        context = {"sentence": sentence, "lang": tag, "style": STYLE, "home": _admin()}
        page = render_to_string("api/body_refused.html", context)
        return _response(status, tag, "text/html; charset=utf-8", page.encode())


def _sentence(status: int) -> str:
    if status == TOO_LARGE:
        return _("What you sent is too large: a file may have %(size)s at most. Go back and choose a smaller one.") % {
            "size": filesizeformat(settings.MAX_MEDIA_BYTES)
        }
    return _("What you sent took too long to arrive. Check your connection, then go back and send it again.")


def _for_scripts(sentence: str) -> bytes:
    """What apps know, and what Wagtail's own scripts show."""
    error = {"message": sentence, "extensions": {"code": "BAD_INPUT"}}
    return orjson.dumps({"errors": [error], "success": False, "error_code": GO_ON, "error_message": sentence})


def _response(status: int, tag: str, content_type: str, body: bytes) -> list[Any]:
    headers = {
        "content-type": content_type,
        "content-length": str(len(body)),
        "content-language": tag,
        "content-security-policy": POLICY,
        "cache-control": "private, no-store",
        "vary": "Accept, Accept-Language, X-Requested-With",
        "x-content-type-options": "nosniff",
        # What is still on its way is not read.
        "connection": "close",
    }
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return [
        {"type": "http.response.start", "status": status, "headers": encoded},
        {"type": "http.response.body", "body": body},
    ]


@cache
def _admin() -> str:
    return reverse("wagtailadmin_home")
