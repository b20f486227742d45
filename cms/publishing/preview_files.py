"""Files of drafts: an address for each that a preview names, good for that file alone and as long as its token.

It holds neither the token nor anything to make one of, since addresses of files end up in the logs of servers.
"""

import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.generic import View

from cms.media.permissions import RENDITION, found
from cms.media.public_files import PublicFile
from cms.media.serving import LONGEST_PATH, NOT_FOUND, PLAIN_PATH, PUBLIC_HEADERS, file_answer, refusal
from cms.publishing.models import Preview
from cms.publishing.previews import answered_for, living

# Below /files/, where no key begins so.
PLACE = "draft"
SALT = "cms.publishing.preview_files"
GRANT = re.compile(r"(?P<preview>[1-9][0-9]{0,17})-(?P<seal>[0-9a-f]{32})")


def with_addresses(preview: Preview, value: Any) -> Any:
    """A document, or part of one, whose files are named by where the bearer of the token finds them."""
    return _renamed(value, {key: f"{PLACE}/{_grant(preview, key)}/{key}" for key in preview.files})


def _renamed(value: Any, names: dict[str, str]) -> Any:
    match value:
        case dict():
            return {name: _renamed(each, names) for name, each in value.items()}
        case list():
            return [_renamed(each, names) for each in value]
        case str():
            return names.get(value, value)
    return value


def previewed_file(*, grant: str, path: str, at: datetime) -> PublicFile | None:
    """The file that was granted, while its preview may be looked at and names it."""
    rendition = RENDITION.fullmatch(path)
    key = rendition["key"] if rendition else path
    match = GRANT.fullmatch(grant)
    preview = answered_for(living(at=at).filter(pk=match["preview"]).defer("document")) if match else None
    if preview is None or not constant_time_compare(grant, _grant(preview, key)):
        return None
    return found(path)[0] if key in preview.files else None


def _grant(preview: Preview, key: str) -> str:
    """Of its present token: whoever had the one before is to have no files of what replaced it."""
    return f"{preview.pk}-{salted_hmac(SALT, f'{preview.digest}:{key}', algorithm='sha256').hexdigest()[:32]}"


class PreviewFileView(View):
    """Gives out what a preview names; nobody in between may keep it, and 404 is the answer to all else."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, grant: str, path: str) -> HttpResponseBase:
        """GET and HEAD."""
        if len(path) > LONGEST_PATH or not PLAIN_PATH.fullmatch(path):
            return refusal(404, NOT_FOUND)
        file = previewed_file(grant=grant, path=path, at=timezone.now())
        response = file_answer(request, path, file) if file else None
        if response is None:
            return refusal(404, NOT_FOUND)
        for name, value in PUBLIC_HEADERS.items():
            response[name] = value
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response


def preview_file_urls() -> list[URLPattern]:
    """The one address; outside ATOMIC_REQUESTS, as that of public files."""
    view = transaction.non_atomic_requests(PreviewFileView.as_view())
    return [path(f"{PLACE}/<str:grant>/<path:path>", view, name="preview_file")]
