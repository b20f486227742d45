"""Words of guides."""

from api.graphql.engine.fields import described_enum

# In this order the store counts urgency: NOW is 0.
Urgency = described_enum(
    "Urgency",
    "How soon the reader needs help.",
    {
        "NOW": "Now: somebody may be in danger.",
        "SOON": "Soon: talk to somebody these days.",
        "INFO": "Good to know.",
    },
)
URGENCIES = ("NOW", "SOON", "INFO")
