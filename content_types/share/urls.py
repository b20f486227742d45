"""The share page's addresses; included last, because `<language>/` would answer for much else."""

from django.urls import path, re_path

from content_types.share.shared_drafts import shared_draft
from content_types.share.views import shared, site_root
from locales.languages import BY_TAG, segment

LANGUAGE = "|".join(segment(tag) for tag in BY_TAG)

urlpatterns = [
    path("", site_root, name="share_root"),
    path("preview/", shared_draft, name="share_preview"),
    re_path(rf"^(?P<language>{LANGUAGE})/(?P<path>(?:[^?#]*/)?)$", shared, name="share"),
]
