"""The editor's tabs, by task: what it says, who made it, in which languages, for whom and when."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content_types.admin.languages import LanguagesPanel
from content_types.admin.writing_panel import WritingPanel

AUDIENCE: list[Panel] = [
    MultiFieldPanel(
        [
            FieldPanel("topics"),
            FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")]),
            FieldPanel("area"),
        ],
        heading=_("For whom"),
        help_text=_("Apps show young people what fits their age and what they care about."),
    ),
    MultiFieldPanel(
        [FieldPanel("content_note"), FieldPanel("crisis"), FieldPanel("feedback_on")],
        heading=_("With care"),
    ),
    PublishingPanel(heading=_("When it is shown")),
    MultiFieldPanel([FieldPanel("review_by"), FieldPanel("minor_edit")], heading=_("Keeping it true")),
]

PEOPLE: list[Panel] = [
    InlinePanel("credits", heading=_("Credits"), label=_("Credit"), help_text=_("Everybody who made this.")),
    InlinePanel("sources", heading=_("Sources"), label=_("Source"), help_text=_("For the editors; not shown.")),
]

SHARING: list[Panel] = [
    MultiFieldPanel(
        [
            FieldPanel("share_image"),
            FieldPanel("share_image_alt"),
            FieldPanel("slug", help_text=_("The end of the address. Left empty, it is made from the title.")),
        ],
        heading=_("When it is shared"),
        help_text=_("Without a picture of its own, the item's first picture is shown."),
    ),
    MultipleChooserPanel("related_items", chooser_field_name="target", label=_("Related item")),
]


def tabs(content: Sequence[Panel], *, people: Sequence[Panel] = ()) -> TabbedInterface:
    """The editor of one kind: its own fields first, then what all kinds have."""
    titled = [
        FieldPanel("title", help_text=_("At most 90 characters.")),
        FieldPanel("summary", widget=AdminAutoHeightTextInput),
        WritingPanel(heading=_("Your language")),
    ]
    return TabbedInterface(
        [
            ObjectList([*titled, *content], heading=_("Content")),
            ObjectList([*people, *PEOPLE], heading=_("People")),
            ObjectList([LanguagesPanel(heading=_("Languages"))], heading=_("Languages")),
            ObjectList(AUDIENCE, heading=_("For whom and when")),
            ObjectList([*SHARING, CommentPanel()], heading=_("Sharing")),
        ]
    )
