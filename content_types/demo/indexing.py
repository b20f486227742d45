"""What search and references learn of a demo tenant, once it is whole."""

from wagtail.models import ReferenceIndex

from cms.media.models import Image, Media
from cms.translation.indexing import add_to_search
from content_types.demo.desk import Desk
from content_types.models import ITEM_MODELS, KindIndex, TenantHome

UNSEEN = {"draft", "scheduled"}


def index_now(desk: Desk) -> None:
    """Indexes what a tenant has. The references of pages that are out are written by the projector."""
    pages = desk.tenant.pages().values("pk")
    for model in (TenantHome, KindIndex, *ITEM_MODELS):
        add_to_search(model, model.objects.filter(pk__in=pages))
    for model in (Image, Media):
        add_to_search(model, model.objects.filter(collection=desk.tenant.collection))
    homes = [home.specific for home in desk.tenant.homes()]
    unseen = [page for (key, _), page in desk.pages.items() if desk.groups[key].state in UNSEEN]
    for each in [desk.tenant, *homes, *unseen]:
        ReferenceIndex.create_or_update_for_object(each)
