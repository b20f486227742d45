"""Words of social channels."""

from api.graphql.engine.fields import described_enum

SocialChannel = described_enum(
    "SocialChannel",
    "Where a post goes.",
    {
        "INSTAGRAM_FEED": "Instagram, feed.",
        "INSTAGRAM_STORY": "Instagram, story.",
        "INSTAGRAM_REEL": "Instagram, reel.",
        "FACEBOOK_PAGE": "Facebook, page.",
        "THREADS": "Threads.",
        "TIKTOK": "TikTok.",
        "SNAPCHAT": "Snapchat.",
        "YOUTUBE": "YouTube.",
        "MASTODON": "Mastodon.",
        "BLUESKY": "Bluesky.",
        "TELEGRAM": "Telegram.",
        "DISCORD": "Discord.",
        "LINKEDIN": "LinkedIn.",
    },
)
Placement = described_enum(
    "Placement",
    "How a post reaches people.",
    {"ORGANIC": "Among other posts, unpaid.", "SPONSORED": "As a paid advertisement."},
)
Verdict = described_enum(
    "Verdict",
    "Whether a channel takes a post. May grow: clients treat an unknown value as UNKNOWN.",
    {
        "OK": "It does.",
        "CONVERT": "It does, in another form.",
        "WARNING": "It does, but look at the findings first.",
        "BLOCKED": "It does not.",
        "UNKNOWN": "Nobody knows.",
    },
)
