"""Drafts that somebody may look at for half an hour, as they were when the token for them was made."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page, Revision

from cms.publishing.fields import StoredJSON
from cms.tenants.models import Tenant


class Preview(models.Model):
    """One page, one revision and one language (with script), for whoever has the token; kept is only its hash.

    Without a revision it is what `made_by` has typed and not saved: one for each of their pages and languages, which
    every look of the preview panel replaces, and its token with it. `document` is the finished public form with the
    names of a Document's columns, so that nothing else can be reached by the token; `files` are the keys it names.
    Whatever takes a page out of the public revokes its previews; what `was_live` and is out no more is seen by nobody.
    """

    digest = models.CharField(max_length=64, unique=True)
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    locale = models.CharField(max_length=10)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True)
    was_live = models.BooleanField(default=False)
    first_published_at = models.DateTimeField(null=True)
    document = StoredJSON(default=dict)
    files = StoredJSON(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "locale", "made_by"], condition=Q(revision__isnull=True), name="typed_once_per_editor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.revision_id} {self.locale}"
