"""The panel that helps who writes: hints while they type, and Cyrillic for what they type in Latin letters."""

from typing import Any

from django.forms import Media, Script
from django.urls import reverse
from wagtail.admin.panels import Panel

from cms.translation.views.typing import cyrillic_url


class WritingPanel(Panel):
    """Filled by scripts; without them there is nothing to see, and nothing is missing."""

    def clean_name(self) -> str:
        """Nothing is typed here."""
        return "writing"

    class BoundPanel(Panel.BoundPanel):
        """On one form."""

        template_name = "content_types/admin/writing.html"

        @property
        def media(self) -> Media:
            """The scripts; they look for what stands after them on the page."""
            names = [
                "content_types/writing-hints.js",
                *(["translation/to-cyrillic.js"] if self._cyrillic_url else []),
            ]
            scripts: Any = [Script(name, defer=True) for name in names]
            return super().media + Media(js=scripts)

        @property
        def _place(self) -> Any:
            """The page itself, or the one that a new page will lie below."""
            return self.instance if self.instance.pk else getattr(self.form, "parent_page", None)

        @property
        def _cyrillic_url(self) -> str:
            return cyrillic_url(self._place) if self._place else ""

        def is_shown(self) -> bool:
            """Not where it is unknown whose page it will be."""
            return super().is_shown() and self._place is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the scripts ask."""
            place = self._place.pk
            return {
                **super().get_context_data(parent_context),
                "hints_url": reverse("writing_hints", args=[place, self.instance._meta.model_name]),
                "cyrillic_url": self._cyrillic_url,
            }
