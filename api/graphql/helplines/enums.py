"""Words of services and their hours."""

from api.graphql.engine.fields import described_enum

ContactMethod = described_enum(
    "ContactMethod",
    "How one reaches a service.",
    {
        "PHONE": "By telephone.",
        "CHAT": "By chat, at its url.",
        "SMS": "By text message.",
        "EMAIL": "By e-mail.",
        "DROP_IN": "By going there.",
        "APPOINTMENT": "By appointment.",
    },
)
OpeningState = described_enum(
    "OpeningState",
    "Whether one can come or call.",
    {
        "OPEN": "Open, between the times given.",
        "CLOSED": "Closed.",
        "BY_APPOINTMENT": "By appointment only.",
        "ALL_DAY": "Open day and night.",
        "UNKNOWN": "Nobody has entered hours.",
    },
)
Weekday = described_enum(
    "Weekday",
    "A day of the week.",
    {
        name: f"{name.capitalize()}."
        for name in ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
    },
)
