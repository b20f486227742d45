"""What a source said when it was last synced, and which of that the texts in other languages were built from."""

from django.db import models
from wagtail.models import Locale, Revision
from wagtail_localize.models import TranslationSource

HASH_LENGTH = 40


class SyncedText(models.Model):
    """The text of a source at its last sync. `number` counts the syncs that changed its words, from 1.

    wagtail-localize keeps only when it last synced, which says nothing of whether anything was new.
    """

    source = models.OneToOneField(TranslationSource, on_delete=models.CASCADE, related_name="+")
    text_hash = models.CharField(max_length=HASH_LENGTH)
    number = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"source {self.source_id}, sync {self.number}"


class Build(models.Model):
    """A text that was put together from a source and its translated strings, as a revision of the page.

    `number` is that of the sync it was built from, `missing` how many strings it shows in the source's language, and
    `machine` the digests of those that a machine had translated. A restored revision is known again by its text.
    """

    source = models.ForeignKey(TranslationSource, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    revision = models.OneToOneField(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    number = models.PositiveIntegerField()
    text_hash = models.CharField(max_length=HASH_LENGTH)
    missing = models.PositiveIntegerField()
    machine = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["source", "locale"], name="build_of_translation")]

    def __str__(self) -> str:
        return f"revision {self.revision_id} from sync {self.number} of source {self.source_id}"
