"""Our part of the translator's screen."""

from typing import Any

from django import template

from cms.translation.views.editor import desk

register = template.Library()


@register.inclusion_tag("translation/desk.html", takes_context=True)
def translation_desk(context: Any) -> dict[str, Any]:
    """Review, suggestions and what has changed; nothing for a snippet, which has no review."""
    if not context.get("is_page"):
        return {}
    request = context["request"]
    shown = desk(translation=context["translation"], page=context["instance"], user=request.user)
    return {**shown, "request": request, "csrf_token": context.get("csrf_token")}
