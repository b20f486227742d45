"""Words of the change log."""

from api.graphql.engine.fields import described_enum

ChangeType = described_enum(
    "ChangeType",
    "What happened to an item in this edition.",
    {
        "PUBLISHED": "It is new here.",
        "UPDATED": "It, or the language that serves it, is another than before.",
        "REMOVED": "It may no longer be seen here: drop it.",
    },
)
RemovalReason = described_enum(
    "RemovalReason",
    "Why an item may no longer be seen. A withdrawal reads UNPUBLISHED with erase: true, as every take-down does.",
    {
        "UNPUBLISHED": "It was taken down.",
        "EXPIRED": "Its time has run out.",
        "DELETED": "It was deleted.",
        "MOVED": "It has moved to another tenant or group.",
    },
)
