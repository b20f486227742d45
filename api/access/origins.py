"""What browsers are told: any page may ask, without credentials, and read what a cache and a limit say."""

ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Content-Language",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
A_DAY = "86400"


def preflight(*, methods: str) -> dict[str, str]:
    """The answer to a browser that asks first, good for a day."""
    return {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": (
            "Content-Type, X-App-Key, If-None-Match, apollographql-client-name, apollographql-client-version"
        ),
        "Access-Control-Max-Age": A_DAY,
    }
