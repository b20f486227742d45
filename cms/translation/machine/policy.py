"""What no machine may translate: the content type says so, and what it does not speak of is for people."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.tenants.models import Tenant
from cms.translation.machine.refusals import MachineRefused


class PeopleOnly(MachineRefused):
    """A wrong word would do harm here."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Helplines, consent and help in a crisis are translated by people only: a wrong word would do harm. "
                "Please translate this yourself."
            )
        )


def require_allowed(translation: Translation) -> Tenant:
    """The tenant whose page it is, if a machine may translate it. Raises MachineRefused.

    Every language of the item is asked, as it is out and as it was saved last, and the original as it was sent to
    translation: one of them is enough for a no.
    """
    original = translation.source.get_source_instance()
    tenant = Tenant.objects.of_page(original) if isinstance(original, Page) else None
    if tenant is None:
        raise MachineRefused(_("What all organisations share is translated by people only."))
    if is_for_people(translation):
        raise PeopleOnly
    return tenant


def is_for_people(translation: Translation) -> bool:
    """Whether one of the item's texts, in whatever language and version, is none of a machine's."""
    group = Page.objects.filter(translation_key=translation.source.object_id).specific()
    pages = [translation.source.as_instance(), *(version for page in group for version in versions(page))]
    # An attribute of the page's class; one that has none was never thought through for machines.
    return not all(getattr(page, "machine_may_translate", False) for page in pages)


def versions(page: Page) -> Iterator[Page]:
    """The page as its row has it, and as it was saved last."""
    yield page
    if page.latest_revision_id:
        yield page.get_latest_revision_as_object()
