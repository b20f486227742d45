"""Which documents have a key that search finds texts by."""

from django.db import models
from django.db.models import F
from django.db.models.functions import Length, Substr

from cms.tenants.models import Tenant

# Documents of one list, by their primary keys; a list is written anew when one of them gets or loses the key.
BLOCK = 4_096


class KeyList(models.Model):
    """The documents of a tenant and language that have a key of `locales.search`: in `title`, in `body`, or in both.

    Document `pk` is bit `pk % BLOCK`, counted from the least, of a little-endian number in the list of block
    `pk // BLOCK`. A list that names no document is not kept: the words of what was taken down go with it.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+", db_index=False)
    language = models.CharField(max_length=10)
    key = models.TextField()
    block = models.PositiveBigIntegerField()
    title = models.BinaryField(default=b"")
    body = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "language", "key", "block"], name="key_list_once"),
        ]
        indexes = [
            # What is mistyped is compared with keys of its kinds, first letter and length alone.
            models.Index("tenant", "language", Substr("key", 1, 2), Length("key"), F("key"), name="key_list_spelled"),
        ]

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.language} {self.key} {self.block}"
