"""Choosers show what the user's tenants have."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView, ExternalLinkView, page_models_from_string
from wagtail.images import get_image_model
from wagtail.images.views.chooser import (
    BaseImageChooseView,
    ImageChooseResultsView,
    ImageChooserViewSet,
    ImageChooseView,
)
from wagtail.models import Page, Site
from wagtailmedia.models import get_media_model

from cms.tenants import reach

MOST_TAGS = 10


class BrowsePages(BrowseView):
    """Begins in the user's own tree: Wagtail begins where all pages of the wanted kind lie, whose ever they are."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if parent_page_id is None and not reach.reaches_everything(request.user):
            parent_page_id = _beginning(request).pk
        return super().get(request, parent_page_id)


class ChosenPages(ChosenMultipleView):
    """Answers for the user's pages only."""

    def get(self, request: Any) -> HttpResponse:
        asked = request.GET.getlist("id")
        own = reach.pages(request.user).filter(pk__in=[value for value in asked if value.isdecimal()])
        request.GET = request.GET.copy()
        request.GET.setlist("id", [str(pk) for pk in own.values_list("pk", flat=True)])
        return super().get(request)


class ExternalLink(ExternalLinkView):
    """Knows the addresses of the user's own sites; others are external."""

    def post(self, request: Any) -> HttpResponse:
        own = set(reach.sites(request.user).values_list("pk", flat=True))
        request._wagtail_cached_site_root_paths = [  # noqa: SLF001 - where Wagtail's view looks for them
            root for root in Site.get_site_root_paths() if root.site_id in own
        ]
        return super().post(request)


class FindsByTag(BaseImageChooseView):
    """By words and by a tag at once, where Wagtail's search fails: the tag decides what is searched."""

    def filter_object_list(self, objects: "QuerySet[Any]") -> Any:
        tag = self.request.GET.get("tag")
        if tag:
            objects = objects.filter(pk__in=get_image_model().objects.filter(tags__name=tag).values("pk"))
        return super(BaseImageChooseView, self).filter_object_list(objects)


class ChoosePicture(FindsByTag, ImageChooseView):
    """Suggests the tags of the user's own pictures."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tags = reach.tags(self.request.user, get_image_model())[:MOST_TAGS]
        return {**super().get_context_data(**kwargs), "popular_tags": tags}


class PicturesFound(FindsByTag, ImageChooseResultsView):
    """What is found while somebody types."""


class PictureChooser(ImageChooserViewSet):
    """Wagtail's, with our first views."""

    choose_view_class = ChoosePicture
    choose_results_view_class = PicturesFound


def complete_tag(request: HttpRequest) -> JsonResponse:
    """Tags that begin like this, of the user's own files."""
    term = request.GET.get("term", "")
    tags = reach.tags(request.user, get_image_model(), get_media_model()).filter(name__istartswith=term)
    return JsonResponse(list(tags.values_list("name", flat=True)[:MOST_TAGS]) if term else [], safe=False)


def own_pages(pages: "QuerySet[Page]", request: HttpRequest) -> "QuerySet[Page]":
    """For `construct_page_chooser_queryset`."""
    if reach.reaches_everything(request.user):
        return pages
    return pages.filter(pk__in=reach.pages(request.user).values("pk"))


def own_files(files: "QuerySet[Any]", request: HttpRequest) -> "QuerySet[Any]":
    """For the hooks of the choosers of pictures, recordings and documents."""
    return files.filter(collection__in=reach.collections(request.user))


def _beginning(request: HttpRequest) -> Page:
    own: Any = reach.pages(request.user)
    wanted = own
    if request.GET.get("page_type"):
        try:
            wanted = own.type(*page_models_from_string(request.GET["page_type"]))
        except (ValueError, LookupError) as error:
            raise Http404 from error
    for pages in (wanted, own):
        if pages.exists():
            return pages.first_common_ancestor()
    raise Http404


picture_chooser = PictureChooser("wagtailimages_chooser", model=get_image_model(), url_prefix="images/chooser")
