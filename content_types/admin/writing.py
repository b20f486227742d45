"""What the form asks while somebody types. The text is looked at and forgotten: neither kept nor logged."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cms.translation.views.typing import TEXT, page_to_write_on, typed
from content_types.admin.hints import hints
from content_types.admin.items import item_models


@sensitive_post_parameters(TEXT)
@require_POST
def writing_hints(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """Hints as a piece of HTML. `kind` is the model's name, and the page the item itself or what it will lie below."""
    page = page_to_write_on(request.user, page_id)
    model = next((each for each in item_models() if each._meta.model_name == kind), None)
    if model is None:
        raise Http404
    found = hints(texts=typed(request), code=page.locale.language_code, target=model.readability_target)
    return render(request, "content_types/admin/writing_hints.html", {"hints": found, "page": page})
