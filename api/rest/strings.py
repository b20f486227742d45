"""The apps' own words as a file, `/strings/app/<tag>.json?v=<version>`: for builds, and to start without GraphQL.

The same words and the same version as `uiStrings` and `uiStringsVersion`. With the current version in the address an
answer may be kept for ever; without it, it is asked for again by its ETag.
"""

from functools import lru_cache
from hashlib import blake2b

import orjson
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from api.access.editions import UnknownLocaleTag, known_tag
from api.access.refusals import BadInput, Refusal
from cms.media.ranges import names_tag
from locales.catalogues import app_strings, app_strings_version, missing_app_strings

ALLOWED = "GET, HEAD, OPTIONS"
A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Language",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


@csrf_exempt
@transaction.non_atomic_requests
def app_strings_file(request: HttpRequest, tag: str) -> HttpResponse:
    """Every string of the language by its key, and which of them are borrowed from another one (`missing`).

    An alias such as `no` is answered in place, with the canonical tag in `Content-Language`. An unknown tag is 404
    with `UNKNOWN_LOCALE`. Needs no tenant, no database and no cookie.
    """
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": ALLOWED, **OPEN, **PREFLIGHT})
    if request.method not in ("GET", "HEAD"):
        return _refused(BadInput("This address answers GET only."), status=405, Allow=ALLOWED)
    try:
        canonical_tag = known_tag(tag)
    except UnknownLocaleTag as refusal:
        return _refused(refusal, status=404)
    body, etag = _file(canonical_tag)
    if names_tag(request.headers.get("If-None-Match", ""), etag):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = HttpResponse(body, content_type="application/json; charset=utf-8")
    is_current = request.GET.get("v") == app_strings_version(canonical_tag)
    headers = {"ETag": etag, "Content-Language": canonical_tag, "Cache-Control": A_YEAR if is_current else ASK_AGAIN}
    for name, value in (headers | OPEN).items():
        response[name] = value
    return response


@lru_cache(maxsize=32)
def _file(tag: str) -> tuple[bytes, str]:
    """The bytes and their tag; made once, because the catalogues are read once a process."""
    body = orjson.dumps(
        {
            "locale": tag,
            "version": app_strings_version(tag),
            "strings": app_strings(tag),
            "missing": missing_app_strings(tag),
        }
    )
    return body, f'"{blake2b(body, digest_size=12).hexdigest()}"'


def _refused(refusal: Refusal, *, status: int, **headers: str) -> HttpResponse:
    """In the shape of an error of GraphQL, so that a client reads one kind."""
    body = orjson.dumps({"errors": [{"message": refusal.message, "extensions": refusal.extensions}]})
    return HttpResponse(
        body,
        content_type="application/json; charset=utf-8",
        status=status,
        headers={"Cache-Control": "no-store", **OPEN, **headers},
    )
