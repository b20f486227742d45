"""Answers that may hold a draft: asked for by POST alone, and kept by nobody.

In GraphQL a field cannot be asked for without its name, whatever alias it gets. So a document that selects no field of
this name has no draft in its answer; one that does, anywhere, is taken to have one. Names are all that is looked at, so
that whoever has noted them of a document need not read it again.
"""

from collections.abc import Set as AbstractSet

from django.http import HttpResponse

FIELD = "preview"


def may_hold_draft(names: AbstractSet[str]) -> bool:
    """Whether the answer is for the one who asks, and for no cache. `names`: of all fields in the document."""
    return FIELD in names


def asks_for_draft(names: AbstractSet[str]) -> bool:
    """Whether it asks by a token: by GET that would stand in the logs of every server on the way."""
    return may_hold_draft(names)


def kept_by_nobody(response: HttpResponse) -> HttpResponse:
    """The same response, for one reader and one look."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
