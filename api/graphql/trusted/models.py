"""What is registered, by whom, and how often it is asked for."""

from django.db import models


class TrustedDocument(models.Model):
    """A text of GraphQL by the SHA-256 of its UTF-8 bytes; the same text of several apps is one row."""

    digest = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()
    registered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest


class Registration(models.Model):
    """A version of an app has this document, by the name of the file that held it."""

    document = models.ForeignKey(TrustedDocument, on_delete=models.CASCADE, related_name="registrations")
    app = models.CharField(max_length=60)
    version = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ["app", "version", "name"]
        constraints = [
            models.UniqueConstraint(fields=["app", "version", "name"], name="registered_once_in_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.app} {self.version}: {self.name}"


class DocumentUse(models.Model):
    """How often a document was asked for on a day (UTC). App and version are empty where the client did not say."""

    document = models.ForeignKey(TrustedDocument, on_delete=models.CASCADE, related_name="uses")
    app = models.CharField(max_length=60, blank=True)
    version = models.CharField(max_length=60, blank=True)
    day = models.DateField(db_index=True)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["-day", "app", "version", "document"]
        constraints = [
            models.UniqueConstraint(fields=["document", "app", "version", "day"], name="used_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.day}: {self.count}"
