"""The words of the published store; those that the API shows are the contract's."""

from django.db import models


class Kind(models.TextChoices):
    """What an item is."""

    STORY = "STORY"
    PODCAST_SHOW = "PODCAST_SHOW"
    PODCAST_EPISODE = "PODCAST_EPISODE"
    GUIDE = "GUIDE"
    HELPLINE = "HELPLINE"
    ACTIVITY = "ACTIVITY"
    PLACE = "PLACE"
    ORGANISATION = "ORGANISATION"
    SLIDESHOW = "SLIDESHOW"
    FILM = "FILM"


class Policy(models.TextChoices):
    """May another language stand in where this one is missing?"""

    CHAIN = "CHAIN"
    NONE = "NONE"


class ChangeType(models.TextChoices):
    """What happened to an item of an edition."""

    PUBLISHED = "PUBLISHED"
    UPDATED = "UPDATED"
    REMOVED = "REMOVED"


class RemovalReason(models.TextChoices):
    """Why an item left an edition."""

    UNPUBLISHED = "UNPUBLISHED"
    EXPIRED = "EXPIRED"
    DELETED = "DELETED"
    MOVED = "MOVED"


# Rows of the change log that are about the edition itself, not about an item.
TENANT_CHANGED = "TENANT"
TOPICS_CHANGED = "TOPICS"
# The lists' order by hand, or how long an item is shown, changed; no item says anything else than before.
LISTS_CHANGED = "LISTS"
