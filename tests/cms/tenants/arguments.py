"""Which object stands for which parameter of an address."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Locale

from content_types.models import Topic
from tests.cms.tenants.probing import Address
from tests.cms.tenants.world import World

TEXTS = {
    "content_type_app_name": "content_types",
    "content_type_model_name": "story",
    "app_label": "content_types",
    "model_name": "story",
    "app_name": "taggit",
    "action_name": "approve",
    "filter_spec": "max-165x165",
    "media_type": "audio",
    "mode": "phone",
    "uidb64": "MQ",
    "token": "none",
    "revision_id_b": "latest",
}
PO_OF_SOMETHING_ELSE = b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: none\\n"\n'
# Where an address says <app_label> and <model_name> of something else than a story.
MODELS = {
    "wagtail_localize:snippets_api": ("content_types", "topic"),
    "wagtail_localize:submit_snippet": ("content_types", "topic"),
    "wagtailadmin_workflows:add_task": ("wagtailcore", "groupapprovaltask"),
    "wagtailadmin_tag_model": ("taggit", "tag"),
}


def arguments(address: Address, world: World) -> dict[str, Any]:
    """What fills an address in with what is this tenant's."""
    values = {**TEXTS, **_numbers(world), **_by_name(address.name, world)}
    for start, (app_label, model_name) in MODELS.items():
        if address.name.startswith(start):
            values |= {"app_label": app_label, "model_name": model_name}
    return {parameter: values[parameter] for parameter in address.parameters}


def filled_in(address: Address) -> dict[str, Any]:
    """What an address is sent that shows no form."""
    if address.name in {"wagtail_localize:upload_pofile", "translation:upload_po"}:
        return {"file": SimpleUploadedFile("story.po", PO_OF_SOMETHING_ELSE)}
    return {}


def _numbers(world: World) -> dict[str, Any]:
    return {
        "page_id": world.story.pk,
        "page_pk": world.story.pk,
        "page_to_move_id": world.story.pk,
        "parent_page_id": world.index.pk,
        "destination_id": world.index.pk,
        "object_id": world.story.pk,
        "revision_id": world.revisions[0].pk,
        "revision_id_a": world.revisions[0].pk,
        "workflow_state_id": world.state.pk,
        "task_state_id": world.state.current_task_state_id,
        "task_id": world.task.pk,
        "workflow_pk": world.workflow.pk,
        "image_id": world.image.pk,
        "media_id": world.media.pk,
        "document_id": world.document.pk,
        "doc_id": world.document.pk,
        "uploaded_file_id": world.upload.pk,
        "collection_id": world.collection.pk,
        "redirect_id": world.redirect.pk,
        "session_id": world.session.pk,
        "translation_id": world.translation.pk,
        "translation_source_id": world.source.pk,
        "string_segment_id": world.string.pk,
        "overridable_segment_id": world.override.pk,
        "order_id": world.order.pk,
        "tenant": world.tenant.slug,
        "kind": "story",
    }


def _by_name(name: str, world: World) -> dict[str, Any]:
    for part, values in _special(world).items():
        if part in name:
            return values
    return {}


def _special(world: World) -> dict[str, dict[str, Any]]:
    """The first that is part of an address's name counts."""
    return {
        "wagtailadmin_pages:workflow": {"page_id": world.draft.pk},
        "wagtailadmin_pages:collect_workflow": {"page_id": world.draft.pk},
        "wagtailadmin_pages:confirm_workflow": {"page_id": world.draft.pk},
        "wagtailadmin_pages:convert_alias": {"page_id": world.alias.pk},
        "wagtailadmin_pages:revisions_compare": {"pk": world.story.pk},
        ":convert_to_alias": {"page_id": world.translated.pk},
        "wagtail_localize": {"pk": _topic().pk},
        "wagtailadmin_api:pages:action": {"pk": world.story.pk, "action_name": "copy"},
        "wagtailadmin_api:pages": {"pk": world.story.pk},
        "wagtailadmin_api:images": {"pk": world.image.pk},
        "wagtailadmin_api:documents": {"pk": world.document.pk},
        "wagtailadmin_collections": {"pk": world.collection.pk},
        "_task": {"pk": world.task.pk},
        "wagtailadmin_workflows": {"pk": world.workflow.pk},
        "wagtailsnippet": {"pk": _topic().pk, "revision_id": 0, "revision_id_a": "earliest"},
        "wagtailimages_chooser": {"pk": world.image.pk},
        "wagtaildocs_chooser": {"pk": world.document.pk},
        "wagtaillocales": {"pk": Locale.objects.get(language_code="sv").pk},
        "wagtailsites": {"pk": world.tenant.site_id},
        "app_keys:": {"pk": world.key.pk},
        "tenants:": {"pk": world.tenant.pk},
        "wagtailusers_users": {"pk": world.colleague.pk},
        "wagtailusers_groups": {"pk": world.editor.groups.get().pk},
    }


def _topic() -> Topic:
    return Topic.objects.get(slug="sleep", locale__language_code="nb")
