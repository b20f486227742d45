"""A document is the finished public form of one item in one content language and script."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from cms.publishing.enums import Kind
from cms.publishing.fields import StoredJSON
from cms.tenants.models import Tenant

# The one tag whose texts are made from another script.
CONVERTED = "sr-Latn"


def visible(*, at: datetime, prefix: str = "") -> Q:
    """Rows that may be seen at this moment: an expired item is gone at its second, whether or not a worker runs."""
    begun = Q(**{f"{prefix}visible_from__lte": at})
    lasting = Q(**{f"{prefix}visible_until__isnull": True}) | Q(**{f"{prefix}visible_until__gt": at})
    return begun & lasting


class DocumentQuerySet(models.QuerySet["Document"]):
    """Which documents."""

    def visible(self, *, at: datetime) -> "DocumentQuerySet":
        """Those that may be seen at this moment."""
        return self.filter(visible(at=at))


class Document(models.Model):
    """`card` and `detail` hold the contract's fields by their names; `detail` has those that lists seldom ask for.

    `page_id` is no foreign key: a deleted page takes its document with it through the projector, which also writes
    the change log. `version` is a hash of all that the API can show of the document. `translation` holds what is told
    of the text beside its status, by the API's field names. `title_keys` and `body_keys` are what `locales.search`
    finds the texts beside them by, sorted, between blanks; `KeyList` has them turned round.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+")
    page_id = models.PositiveBigIntegerField(db_index=True)
    translation_key = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind)
    locale = models.CharField(max_length=10)
    path = models.CharField(max_length=600)
    card = StoredJSON()
    detail = StoredJSON()
    facts = StoredJSON(default=dict)
    status = models.CharField(max_length=12)
    available = StoredJSON(default=list)
    translation = StoredJSON(default=dict)
    quotes = StoredJSON(default=list)
    version = models.CharField(max_length=16)
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search_title = models.TextField(default="")
    search_body = models.TextField(default="")
    title_keys = models.TextField(default="")
    body_keys = models.TextField(default="")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "translation_key", "locale"], name="document_once_per_language"),
            # A page has one language, and in Serbian the converted script beside the stored one.
            models.UniqueConstraint(
                fields=["page_id"], condition=~Q(locale=CONVERTED), name="document_of_page_once_as_stored"
            ),
            models.UniqueConstraint(
                fields=["page_id"], condition=Q(locale=CONVERTED), name="document_of_page_once_in_latin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.path} ({self.locale})"


class DocumentOccurrence(models.Model):
    """One occurrence of an activity, so that "what is on" is a statement and not a walk through rules."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="occurrences")
    occurrence_id = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "occurrence_id"], name="occurrence_once")]
        indexes = [models.Index(fields=["document", "ends_at", "starts_at"], name="occurrence_when")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.occurrence_id}"


class DocumentPath(models.Model):
    """Every address that an item has had in any language of its tenant; kept as long as the item is."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=600)
    translation_key = models.UUIDField()
    locale = models.CharField(max_length=10)
    is_current = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "path", "translation_key", "locale"], name="path_once_per_item")
        ]
        indexes = [models.Index(fields=["tenant", "translation_key"], name="path_of_item")]

    def __str__(self) -> str:
        return self.path


class PublishedFile(models.Model):
    """A file that the public may have, by its key; kept without a document as the mark of what was public before.

    `text` is the content of files that are made of text, such as captions; all others name what lies in storage.
    """

    key = models.CharField(max_length=120)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="files")
    edition = models.ForeignKey("publishing.Edition", on_delete=models.SET_NULL, null=True, related_name="files")
    mime_type = models.CharField(max_length=100)
    storage_name = models.CharField(max_length=255, default="")
    image_id = models.PositiveBigIntegerField(null=True)
    text = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["key"], name="published_file_key")]

    def __str__(self) -> str:
        return self.key
