"""The only way a file leaves the platform."""

import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.generic import View

from cms.media.making import rendition_for
from cms.media.permissions import RENDITION, access_file
from cms.media.public_files import Lookup, Mark, PublicFile, nothing_public
from cms.media.ranges import ByteRange, RangeNotSatisfiableError, names_tag, range_of

PLAIN_PATH = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*(?:\.[A-Za-z0-9]+)?")
LONGEST_PATH = 200
# Not "immutable for a year", though the address never shows anything else: what is taken down has to be gone
# at the next request, so whoever keeps a copy asks again after a minute. Asking costs a 304 without a body.
LONGEST_KEPT_SECONDS = 60
IN_MEMORY_BYTES = 1 << 20
CHUNK = 64 << 10
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; sandbox",
}
PUBLIC_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
NOT_FOUND, GONE = "There is no such file.\n", "This file is no longer public.\n"


class FileView(View):
    """Gives what the store names to anyone, and to a signed-in editor what lies in their collections.

    `lookup` is the store's answer. 404 is the answer to all else, such as a size that does not exist, 410 to
    what was public once. Public answers set no cookie and do not look at one.
    """

    http_method_names = ["get", "head", "options"]
    lookup: Lookup = staticmethod(nothing_public)

    def get(self, request: HttpRequest, path: str) -> HttpResponseBase:
        """GET and HEAD."""
        if len(path) > LONGEST_PATH or not PLAIN_PATH.fullmatch(path):
            return refusal(404, NOT_FOUND)
        at = timezone.now()
        rendition = RENDITION.fullmatch(path)
        found = self.lookup(rendition["key"] if rendition else path, at)
        if isinstance(found, PublicFile):
            response = file_answer(request, path, found)
            if response:
                return _kept_by_anyone(response, found, at)
        elif settings.SESSION_COOKIE_NAME in request.COOKIES:
            own = access_file(user=request.user, path=path)
            response = file_answer(request, path, own) if own else None
            if response:
                response["Cache-Control"] = "private, no-store"
                patch_vary_headers(response, ["Cookie"])
                return response
        return refusal(410, GONE) if found is Mark.GONE else refusal(404, NOT_FOUND)


def file_answer(request: HttpRequest, path: str, file: PublicFile) -> HttpResponseBase | None:
    """The file, a part of it, or 304; None when there is nothing at this address after all."""
    name, mime_type = file.storage_name, file.mime_type
    match = RENDITION.fullmatch(path)
    if file.image_id is not None:
        made = rendition_for(image_id=file.image_id, key=match["key"], suffix=match["suffix"]) if match else None
        if made is None:
            return None
        name, mime_type = made[0].file.name, made[1]
    if not name and not file.text:
        return None
    etag = f'"{blake2b((name or file.text).encode(), digest_size=12).hexdigest()}"'
    if names_tag(request.headers.get("If-None-Match", ""), etag):
        response: HttpResponseBase | None = HttpResponse(status=304)
    elif name:
        response = _from_storage(request, name, etag)
    else:
        response = _from_bytes(request, file.text.encode(), etag)
    return _described(response, mime_type, etag) if response else None


def _from_bytes(request: HttpRequest, data: bytes, etag: str) -> HttpResponseBase:
    try:
        part = _wanted_part(request, etag, len(data))
    except RangeNotSatisfiableError:
        return _unsatisfiable(len(data))
    if part:
        return _partial(HttpResponse(data[part.start : part.stop]), part, len(data))
    return HttpResponse(data, headers={"Content-Length": str(len(data))})


def _from_storage(request: HttpRequest, name: str, etag: str) -> HttpResponseBase | None:
    if settings.FILES_SENDFILE:
        return _by_the_server(name)
    try:
        file = default_storage.open(name, "rb")
    except FileNotFoundError:
        return None
    if file.size <= IN_MEMORY_BYTES:
        with file:
            return _from_bytes(request, file.read(), etag)
    try:
        part = _wanted_part(request, etag, file.size)
    except RangeNotSatisfiableError:
        file.close()
        return _unsatisfiable(file.size)
    if part is None:
        return FileResponse(file)
    return _partial(StreamingHttpResponse(_chunks(file, part)), part, file.size)


def _by_the_server(name: str) -> HttpResponse:
    """The web server reads the file; FILES_SENDFILE is `x-accel` (nginx) or `x-sendfile` (Apache).

    For nginx: `location /private-files/ { internal; alias <MEDIA_ROOT>/; }`. It drops headers it does not
    know, so repeat nosniff and the content security policy there.
    """
    response = HttpResponse()
    if settings.FILES_SENDFILE == "x-accel":
        response["X-Accel-Redirect"] = settings.FILES_SENDFILE_PREFIX + quote(name)
    else:
        response["X-Sendfile"] = str(Path(settings.MEDIA_ROOT) / name)
    return response


def _wanted_part(request: HttpRequest, etag: str, size: int) -> ByteRange | None:
    if request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    return range_of(request.headers.get("Range", ""), size=size)


def _chunks(file: File, part: ByteRange) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = part.stop - part.start
        while left and (data := file.read(min(CHUNK, left))):
            left -= len(data)
            yield data


def _partial(response: HttpResponseBase, part: ByteRange, size: int) -> HttpResponseBase:
    response.status_code = 206
    response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    response["Content-Length"] = str(part.stop - part.start)
    return response


def _unsatisfiable(size: int) -> HttpResponse:
    return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})


def _described(response: HttpResponseBase, mime_type: str, etag: str) -> HttpResponseBase:
    if response.status_code == 304:
        del response["Content-Type"]
    else:
        response["Content-Type"] = f"{mime_type}; charset=utf-8" if mime_type == "text/vtt" else mime_type
        response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    for name, value in SAFE_HEADERS.items():
        response[name] = value
    return response


def _kept_by_anyone(response: HttpResponseBase, file: PublicFile, at: datetime) -> HttpResponseBase:
    left = (file.visible_until - at).total_seconds() if file.visible_until else LONGEST_KEPT_SECONDS
    response["Cache-Control"] = f"public, max-age={max(0, min(LONGEST_KEPT_SECONDS, int(left)))}, must-revalidate"
    for name, value in PUBLIC_HEADERS.items():
        response[name] = value
    return response


def refusal(status: int, sentence: str) -> HttpResponse:
    """A sentence instead of a file, that nobody keeps."""
    response = HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
