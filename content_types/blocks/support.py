"""The support box: who to talk to. It is never empty: a text that needs one needs somebody who answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_types.assembly import Assembly, keys
from content_types.blocks.public import PublicStructBlock


class SupportBoxBlock(PublicStructBlock):
    """Helplines in the middle of a text."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    helplines = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="content_types.Helpline"),
        min_num=1,
        max_num=6,
        label=_("Helplines"),
        help_text=_("Readers see each helpline with its number and whether it is open now."),
    )

    typename = "SupportBoxBlock"

    class Meta:
        icon = "help"
        label = _("Support box")

    def public_fields(self, value: Any, assembly: Assembly) -> dict[str, Any]:
        return {
            "title": assembly.text(value["title"]) or None,
            "helplines": keys(assembly, value["helplines"]),
        }

    def fallback(self, fields: dict[str, Any]) -> str:
        return fields["title"] or str(_("Who can I talk to?"))
