"""Words of activities."""

from api.graphql.engine.fields import described_enum

ActivityStatus = described_enum(
    "ActivityStatus",
    "Whether it takes place as planned.",
    {
        "SCHEDULED": "As planned.",
        "CANCELLED": "It does not take place.",
        "POSTPONED": "It takes place later; the new time is not known yet.",
        "MOVED": "It takes place at another time or place.",
        "FULL": "It takes place, but nobody can join any more.",
    },
)
