"""Words of pictures."""

from api.graphql.engine.fields import described_enum

ImageFormat = described_enum(
    "ImageFormat",
    "How a rendition is encoded.",
    {
        "AUTO": "The server's choice, at present WebP. Only for asking, never in an answer.",
        "AVIF": "AVIF.",
        "WEBP": "WebP.",
        "JPEG": "JPEG.",
        "PNG": "PNG.",
    },
)
