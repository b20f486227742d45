"""What every page of a tenant's tree is: an item with a `public_kind`, or a container (home, index) without."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils import timezone
from wagtail.models import Page

from cms.publishing import gate
from cms.publishing.content import Obstacle, PublicDocument
from cms.publishing.enums import Kind
from cms.publishing.hiding import Hider
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from cms.translation.following import take_down_translations
from cms.translation.machine.release import take_down_unread
from cms.translation.sources import hold

# What Wagtail writes when a draft is kept; the public form of the page stays as it is.
DRAFT_FIELDS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "wagtail_admin_comments",
    }
)


class PublishedPage(Page):
    """A page whose every save is one transaction with the store."""

    public_kind: ClassVar[Kind | None] = None
    # The tenant in whose tree the page lies, where whoever read the page knows it already.
    known_tenant: Tenant | None = None
    # What hides the page although it is live, where somebody has asked `hiding` for it.
    known_hider: Hider | None = None
    # What a visitor may not see is not published here at all; Wagtail's private pages would be a second door.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> Any:
        """Asks the gate, saves, and has the store written when the transaction closes."""
        with publishing() as touched:
            gate.guard(self)
            if update_fields and "alias_of_id" in update_fields and self.alias_of_id is None:
                gate.require_read(self, recursive=False)
            is_public = update_fields is None or not DRAFT_FIELDS.issuperset(update_fields)
            # Held before the page is written, as everybody does.
            goes_down = self._goes_down(update_fields) and hold(self.translation_key)
            for_people = is_public and self._is_out_for_people() and hold(self.translation_key)
            if self.live and self.first_published_at is None and update_fields is None:  # type: ignore[has-type]
                # Made live by code, without a revision that would have brought the time along.
                self.first_published_at = self.last_published_at = timezone.now()
            result = super().save(*args, update_fields=update_fields, **kwargs)
            if is_public:
                touched.pages |= {self.pk} | self.borrowing_pages()
            if for_people:
                touched.unread += take_down_unread(page=self)
            if goes_down:
                take_down_translations(page=self)
        return result

    def copy(self, recursive: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Wagtail's signature
        """The copy with all below it, or none of it."""
        with publishing():
            gate.require_read(self, recursive=recursive)
            return super().copy(recursive, **kwargs)

    def create_alias(self, **kwargs: Any) -> Any:
        """The alias with all below it, or none of it."""
        with publishing():
            gate.require_read(self, recursive=kwargs.get("recursive", False))
            return super().create_alias(**kwargs)

    def copy_for_translation(self, *args: Any, **kwargs: Any) -> Any:
        """The copy with the pages above it that it needs, or none of them."""
        with publishing():
            return super().copy_for_translation(*args, **kwargs)

    def _goes_down(self, update_fields: Iterable[str] | None) -> bool:
        """Whether this save takes the page down, by whatever way somebody wants it down."""
        if self.live or not self.pk or (update_fields is not None and "live" not in update_fields):
            return False
        return Page.objects.filter(pk=self.pk, live=True).exists()

    def _is_out_for_people(self) -> bool:
        return self.live and not getattr(self, "machine_may_translate", False)

    def borrowing_pages(self) -> set[int]:
        """Pages whose own documents repeat something of this one, and follow it."""
        return set()

    def public_document(self) -> PublicDocument:
        """The page's public form, from what the database holds of it."""
        raise TypeError(f"{type(self).__name__} is a container: it has no document of its own")

    def in_latin(self, content: PublicDocument) -> PublicDocument:
        """The public form of a page in Serbian, in Latin script."""
        raise TypeError(f"{type(self).__name__} is a container: it has no document of its own")

    def obstacles(self) -> list[Obstacle]:
        """Why the page may not go out as it is now; empty when nothing stands in its way."""
        return []
