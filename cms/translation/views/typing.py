"""What the admin asks while somebody types. The text is looked at and forgotten: neither kept nor logged."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.models import Page

from locales.languages import LANGUAGES
from locales.scripts import Guess, cyrillic_guess

TEXT = "text"
# More than the longest text of a page; what is beyond is not looked at.
MOST_TEXTS, MOST_CHARACTERS = 500, 200_000


@sensitive_post_parameters(TEXT)
@require_POST
def to_cyrillic(request: HttpRequest, page_id: int) -> HttpResponse:
    """Each text in Cyrillic, as pieces with whether a person should look at them."""
    page_to_write_on(request.user, page_id)
    return JsonResponse({"texts": [pieces(cyrillic_guess(text)) for text in typed(request)]})


def cyrillic_url(page: Page) -> str:
    """What is asked for Cyrillic on a page whose language is stored in it; empty for any other."""
    is_cyrillic = LANGUAGES[page.locale.language_code].scripts[0] == "Cyrl"
    return reverse("translation:to_cyrillic", args=[page.pk]) if is_cyrillic else ""


def pieces(guess: Guess) -> list[tuple[str, bool]]:
    """A guess cut where certainty ends and begins again."""
    found: list[tuple[str, bool]] = []
    position = 0
    for start, end in guess.uncertain:
        found += [(guess.text[position:start], False), (guess.text[start:end], True)]
        position = end
    return [piece for piece in [*found, (guess.text[position:], False)] if piece[0]]


def page_to_write_on(user: Any, page_id: int) -> Page:
    """The page, for who may change it or write below it."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    rights = page.specific.permissions_for_user(user)
    if not (rights.can_edit() or rights.can_add_subpage()):
        raise PermissionDenied
    return page


def typed(request: HttpRequest) -> list[str]:
    """The texts that were sent, no more of them than a page has."""
    left, texts = MOST_CHARACTERS, []
    for text in request.POST.getlist(TEXT)[:MOST_TEXTS]:
        texts.append(text[:left])
        left -= len(texts[-1])
    return texts
