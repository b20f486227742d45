"""What no browser and no database can have meant is refused before a view of the admin sees it."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict

from cms.tenants.forms import LONGEST_KEY, is_number_of_a_row

# What somebody looks for may be a number, and is no key.
SEARCHES = ("q", "search")
# Wagtail makes whole numbers of these without a look, in lists, choosers and the form.
KEYS_ASKED_FOR = ("parent_page_id", "collection_id")
KEYS_SENT = ("loaded_revision_id", "overwrite_revision_id")
COUNTS = re.compile(r"-(TOTAL|INITIAL)_FORMS$")
# A form draws all its rows anew when it is shown again: a thousand take a minute, and no list of ours comes near.
MOST_ROWS = 250


def require_sane(request: HttpRequest) -> None:
    """Raises BadRequest."""
    for sent in (request.GET, request.POST):
        # PostgreSQL takes a NUL in no text.
        if any("\0" in text for name, values in sent.lists() for text in (name, *values)):
            raise BadRequest("A text holds a NUL.")
    for name, values in request.GET.lists():
        if name not in SEARCHES and any(text.isdecimal() and len(text) > LONGEST_KEY for text in values):
            raise BadRequest("A number is too long for a key.")
    keys = [request.GET.get(name, "") for name in KEYS_ASKED_FOR] + [request.POST.get(name, "") for name in KEYS_SENT]
    keys += [text for text in request.GET.getlist("id") if text != "all"]
    if not all(_is_key(text) for text in keys if text):
        raise BadRequest("A key is a number.")
    counts = [text for name, text in request.POST.items() if COUNTS.search(name)]
    if any(_is_key(str(text)) and int(str(text)) > MOST_ROWS for text in counts):
        raise BadRequest("A list has too many rows.")


def without_quotes(query: QueryDict) -> QueryDict:
    """The query with blanks for quotes in what is looked for: on one alone, Wagtail's search on SQLite fails."""
    if not any('"' in query.get(name, "") for name in SEARCHES):
        return query
    changed = query.copy()
    for name in SEARCHES:
        if name in changed:
            changed[name] = str(changed[name]).replace('"', " ")
    return changed


def _is_key(text: str) -> bool:
    return text.isascii() and is_number_of_a_row(text)
