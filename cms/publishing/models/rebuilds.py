"""How far a rebuild of the store has come, so that one that was cut off goes on where it was."""

from django.db import models


class Rebuild(models.Model):
    """Pages are done in the order of their ids; `last_page_id` is the last one that is committed."""

    started_at = models.DateTimeField()
    last_page_id = models.PositiveBigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} up to page {self.last_page_id}"
