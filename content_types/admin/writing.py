"""What the form asks while somebody types. The text is looked at and forgotten: neither kept nor logged."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.models import Page

from content_types.admin.hints import hints
from content_types.admin.items import item_models
from locales.scripts import Guess, cyrillic_guess

TEXT = "text"
# More than the longest text of a page; what is beyond is not looked at.
MOST_TEXTS, MOST_CHARACTERS = 500, 200_000


@sensitive_post_parameters(TEXT)
@require_POST
def writing_hints(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """Hints as a piece of HTML. `kind` is the model's name, and the page the item itself or what it will lie below."""
    page = _access(request.user, page_id)
    model = next((each for each in item_models() if each._meta.model_name == kind), None)
    if model is None:
        raise Http404
    found = hints(texts=_texts(request), code=page.locale.language_code, target=model.readability_target)
    return render(request, "content_types/admin/writing_hints.html", {"hints": found, "page": page})


@sensitive_post_parameters(TEXT)
@require_POST
def writing_cyrillic(request: HttpRequest, page_id: int) -> HttpResponse:
    """Each text in Cyrillic, as pieces with whether a person should look at them."""
    _access(request.user, page_id)
    return JsonResponse({"texts": [pieces(cyrillic_guess(text)) for text in _texts(request)]})


def pieces(guess: Guess) -> list[tuple[str, bool]]:
    """A guess cut where certainty ends and begins again."""
    found: list[tuple[str, bool]] = []
    position = 0
    for start, end in guess.uncertain:
        found += [(guess.text[position:start], False), (guess.text[start:end], True)]
        position = end
    return [piece for piece in [*found, (guess.text[position:], False)] if piece[0]]


def _access(user: Any, page_id: int) -> Page:
    """The page, for who may change it or write below it."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    rights = page.specific.permissions_for_user(user)
    if not (rights.can_edit() or rights.can_add_subpage()):
        raise PermissionDenied
    return page


def _texts(request: HttpRequest) -> list[str]:
    left, texts = MOST_CHARACTERS, []
    for text in request.POST.getlist(TEXT)[:MOST_TEXTS]:
        texts.append(text[:left])
        left -= len(texts[-1])
    return texts
