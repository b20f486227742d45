"""Questions that name another tenant's object in a query or a form, or search for everything."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from tests.cms.tenants.world import FIXTURES, WORD, World

SEARCHES = (
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtailmedia:index",
    "wagtailmedia:chooser",
    "app_keys:index",
    "translation_board:index",
    "translation_board:results",
)
REPORTS = (
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtail_localize:translations_report",
)


@dataclass(frozen=True, slots=True)
class Errand:
    """A GET, or a POST where there is data. `echo` is what was said in the question, so an answer may repeat it."""

    name: str
    url: str
    data: dict[str, Any] | None = field(default=None, hash=False)
    echo: str = ""


def errands(own: World, other: World) -> Iterator[Errand]:
    """All of them; names are what the table calls them."""
    for name in SEARCHES:
        yield Errand(f"{name} for everything", f"{reverse(name)}?q={WORD}")
    yield Errand("explorer, whole tree", f"{reverse('wagtailadmin_explore_root')}?q={WORD}&search_all=1")
    for name in REPORTS:
        yield Errand(f"{name} as a table", f"{reverse(name)}?export=csv")
    yield from _choosers(other)
    yield from _lists(other)
    yield from _forms(own, other)
    yield from _bulk(own, other)


def _choosers(other: World) -> Iterator[Errand]:
    browse, several = reverse("wagtailadmin_choose_page"), reverse("wagtailadmin_choose_page_chosen_multiple")
    for kind in ("story", "film", "organisation", "tenanthome"):
        yield Errand(f"page chooser of {kind}", f"{browse}?page_type=content_types.{kind}")
    yield Errand("page chooser in Swedish", f"{browse}?locale=sv&multiple=1")
    yield Errand("page chooser to move", f"{browse}?user_perms=move_to&target_pages[]={other.story.pk}")
    yield Errand(
        "page chooser, search of stories",
        f"{reverse('wagtailadmin_choose_page_search')}?q={WORD}&page_type=content_types.story&multiple=1",
    )
    yield Errand("pages chosen by number", f"{several}?id={other.story.pk}&id={other.draft.pk}")
    yield Errand("pictures chosen by number", f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={other.image.pk}")
    for name in ("wagtailimages_chooser:choose", "wagtailimages:index", "wagtailmedia:chooser", "wagtailmedia:index"):
        yield Errand(f"{name} of their collection", f"{reverse(name)}?collection_id={other.tenant.collection_id}")
    address = other.story.get_full_url()
    form = {"external-link-chooser-url": f"{address}?x", "external-link-chooser-link_text": ""}
    yield Errand("address of their page as a link", reverse("wagtailadmin_choose_page_external_link"), form, address)
    yield Errand("tags that begin like everything", f"{reverse('wagtailadmin_tag_autocomplete')}?term={WORD}")


def _lists(other: World) -> Iterator[Errand]:
    listing = reverse("wagtailadmin_api:pages:listing")
    story, home, root = other.story.pk, other.index.get_parent(), Page.get_first_root_node()
    queries = {
        "search": f"search={WORD}",
        "fields": "fields=*",
        "for_explorer": "for_explorer=1",
        "children of the root": f"child_of={root.pk}&for_explorer=1",
        "all below the root": f"descendant_of={root.pk}&include_root=1",
        "child_of": f"child_of={other.index.pk}",
        "descendant_of": f"descendant_of={home.pk}",
        "ancestor_of": f"ancestor_of={story}",
        "translation_of": f"translation_of={story}",
        "child_of the word root": "child_of=root",
        "locale": "locale=sv",
    }
    for name, query in queries.items():
        yield Errand(f"pages for the explorer by {name}", f"{listing}?{query}")
    yield Errand("root's children", reverse("wagtailadmin_explore", args=[root.pk]))
    board = reverse("translation_board:index")
    for query in (f"tenant={other.tenant.slug}", f"tenant={other.tenant.slug}&state=MISSING&locale=sv", "p=2"):
        name = f"board of translations by {query.partition('=')[0]}, {query.count('=')}"
        yield Errand(name, f"{board}?{query}", echo=query.partition("&")[0])
    yield Errand("root's children, chooser", reverse("wagtailadmin_choose_page_child", args=[root.pk]))
    yield from _filtered(other)


def _filtered(other: World) -> Iterator[Errand]:
    """Lists, asked for what is theirs by each filter that they have."""
    who, tag = other.colleague.pk, f"{WORD} {other.name} tag"
    for name, filters in {
        "wagtailadmin_explore_root": {"owner": who, "edited_by": who, "site": other.tenant.site_id},
        "wagtailadmin_pages:search": {"owner": who, "edited_by": who, "site": other.tenant.site_id},
        "wagtailadmin_reports:workflow": {"requested_by": who, "workflow": other.workflow.pk},
        "wagtailadmin_reports:workflow_tasks": {"task": other.task.pk, "finished_by": who},
        "wagtailadmin_reports:site_history": {"user": who, "label": WORD},
        "wagtailadmin_reports:aging_pages": {"last_published_by": who, "q": WORD},
        "wagtailadmin_reports:locked_pages": {"locked_by": who, "q": WORD},
        "wagtail_localize:translations_report": {"source_title": WORD},
        "wagtailimages:index": {"tag": tag, "uploaded_by_user": who},
        "wagtailimages_chooser:choose_results": {"tag": tag, "q": WORD},
        "wagtailmedia:index": {"tag": f"{WORD} {other.name} sound tag", "q": WORD},
        "wagtailmedia:chooser": {"tag": f"{WORD} {other.name} sound tag"},
    }.items():
        for key, value in filters.items():
            echo = str(value) if key == "tag" else ""
            yield Errand(f"{name} by {key}", f"{reverse(name)}?{urlencode({key: value})}", echo=echo)
    for name in REPORTS:
        yield Errand(f"{name} as a workbook", f"{reverse(name)}?export=xlsx")


def _forms(own: World, other: World) -> Iterator[Errand]:
    destination = {"new_parent_page": other.index.pk, "new_title": "Copy", "new_slug": "copy"}
    yield Errand("copy to them", reverse("wagtailadmin_pages:copy", args=[own.story.pk]), destination)
    yield Errand("move to them", reverse("wagtailadmin_pages:move", args=[own.story.pk]), destination)
    yield Errand(
        "confirm a move to them",
        reverse("wagtailadmin_pages:move_confirm", args=[own.story.pk, other.index.pk]),
        {},
    )
    yield Errand(
        "confirm a move from them",
        reverse("wagtailadmin_pages:move_confirm", args=[other.story.pk, own.index.pk]),
        {},
    )
    yield Errand(
        "write below their index",
        reverse("wagtailadmin_pages:choose_parent", args=["content_types", "story"]),
        {"parent_page": other.index.pk},
    )
    yield from _uploads(own, other)
    yield from _pings(other)
    picture = {"title": "Mine", "collection": other.tenant.collection_id}
    yield Errand("own picture into their collection", reverse("wagtailimages:edit", args=[own.image.pk]), picture)
    yield Errand("own sound into their collection", reverse("wagtailmedia:edit", args=[own.media.pk]), picture)


def _uploads(own: World, other: World) -> Iterator[Errand]:
    """A picture that the other has, too, and files for their collection."""
    mine, theirs = own.tenant.collection_id, other.tenant.collection_id
    for name, collection in (("a picture that they have", mine), ("a picture into their collection", theirs)):
        for address in ("wagtailimages:add", "wagtailimages_chooser:create"):
            prefix = "image-chooser-upload-" if "chooser" in address else ""
            data = {f"{prefix}title": "Mine", f"{prefix}collection": collection, f"{prefix}file": _upload(other)}
            yield Errand(f"{name}, {address}", reverse(address), data)
        several = {"title": "Mine", "collection": collection, "files[]": _upload(other)}
        yield Errand(f"{name}, several", reverse("wagtailimages:add_multiple"), several)
    for address in ("wagtailmedia:add", "wagtailmedia:chooser_upload"):
        prefix = "media-chooser-upload-" if "chooser" in address else ""
        sound = SimpleUploadedFile("tone.mp3", (FIXTURES / "tone.mp3").read_bytes())
        data = {f"{prefix}title": "Mine", f"{prefix}collection": theirs, f"{prefix}file": sound}
        yield Errand(f"a sound into their collection, {address}", reverse(address, args=["audio"]), data)


def _upload(other: World) -> SimpleUploadedFile:
    with other.image.file.open() as file:
        return SimpleUploadedFile("mine.png", file.read())


def _pings(other: World) -> Iterator[Errand]:
    """Saying that one edits something shows who else does."""
    things = {"page": other.story, "image": other.image, "media": other.media, "user": other.colleague}
    for name, thing in {**things, "tenant": other.tenant, "collection": other.collection, "task": other.task}.items():
        kind = thing._meta.app_label, thing._meta.model_name
        address = reverse("wagtailadmin_editing_sessions:ping", args=[*kind, thing.pk, other.session.pk])
        yield Errand(f"editing their {name}", address, {})


def _bulk(own: World, other: World) -> Iterator[Errand]:
    objects = {"page": other.story, "image": other.image, "document": other.document, "user": other.colleague}
    theirs = {model: each.pk for model, each in objects.items()}
    for app_label, model_name, action in bulk_actions():
        url = reverse("wagtail_bulk_action", args=[app_label, model_name, action])
        them = f"id={theirs.get(model_name, 1)}"
        ask_for = {"theirs": them, "all of theirs": f"id=all&childOf={other.index.pk}", "all": "id=all"}
        for which, query in ask_for.items():
            yield Errand(f"bulk {action} of {app_label}.{model_name}, {which}", f"{url}?{query}")
            data = {"chooser": own.index.pk, "collection": own.tenant.collection_id, "tags": "mine"}
            yield Errand(f"bulk {action} of {app_label}.{model_name}, {which}, done", f"{url}?{query}", data)
    move = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    yield Errand("bulk move to them", f"{move}?id={own.story.pk}", {"chooser": other.index.pk})
    collect = reverse("wagtail_bulk_action", args=["media", "image", "add_to_collection"])
    yield Errand("bulk picture to them", f"{collect}?id={own.image.pk}", {"collection": other.tenant.collection_id})


def bulk_actions() -> list[tuple[str, str, str]]:
    """Every registered action, by application, model and its own name."""
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    return [
        (app_label, model_name, action)
        for app_label, models in bulk_action_registry.actions.items()
        for model_name, actions in models.items()
        for action in actions
    ]
