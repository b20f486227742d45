"""Wagtail, its search, its front-end cache and wagtail-localize."""

from typing import Any

from cms.settings.parts.environment import text

WAGTAIL_SITE_NAME = "Ungkanal"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Oslo", "Europe/Stockholm", "Europe/Copenhagen", "Europe/Belgrade"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Milliseconds: the preview follows the typing.
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 60
WAGTAIL_MODERATION_ENABLED = True
# A text that was changed after its approval is not the text that was approved.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"},
}
# A new translation begins as a draft; with the library's default it goes out at once, in the source's language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILREDIRECTS_AUTO_CREATE = False
TAGGIT_CASE_INSENSITIVE = True


def front_end_cache(location: str, header: str) -> dict[str, dict[str, str]]:
    """A cache in front that is told what to drop; none where there is no address to tell."""
    if not location:
        return {}
    return {"edge": {"BACKEND": "cms.publishing.purging.SurrogateKeyBackend", "LOCATION": location, "HEADER": header}}


WAGTAILFRONTENDCACHE = front_end_cache(text("PURGE_URL"), text("PURGE_HEADER", default="Surrogate-Key"))
