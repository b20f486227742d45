"""Wagtail's reference index, written for many pages at once: its own verb asks for each page first."""

from collections import defaultdict
from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

BATCH = 100

# What is referred to (content type, id), and where from (path of the model, path of the content).
Reference = tuple[int, str, str, str]


def refresh(*, pages: Collection[Page]) -> None:
    """Brings what these specific pages refer to in line with what they say."""
    base = ContentType.objects.get_for_model(Page)
    stored: dict[str, dict[Reference, int]] = defaultdict(dict)
    rows = ReferenceIndex.objects.filter(base_content_type=base, object_id__in=[str(page.pk) for page in pages])
    for pk, object_id, *reference in rows.values_list(
        "pk", "object_id", "to_content_type_id", "to_object_id", "model_path", "content_path"
    ):
        stored[object_id][tuple(reference)] = pk
    new, surplus = [], []
    for page in pages:
        said = set(ReferenceIndex._extract_references_from_object(page))  # noqa: SLF001
        known = stored[str(page.pk)]
        new += [_row(page, base, reference) for reference in sorted(said - set(known))]
        surplus += [pk for reference, pk in known.items() if reference not in said]
    if surplus:
        ReferenceIndex.objects.filter(pk__in=surplus).delete()
    if new:
        # The task that Wagtail starts at each save may be writing the same.
        ReferenceIndex.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)


def _row(page: Page, base: ContentType, reference: Reference) -> ReferenceIndex:
    to_type, to_id, model_path, content_path = reference
    return ReferenceIndex(
        content_type=ContentType.objects.get_for_model(page),
        base_content_type=base,
        object_id=str(page.pk),
        to_content_type_id=to_type,
        to_object_id=to_id,
        model_path=model_path,
        content_path=content_path,
        content_path_hash=ReferenceIndex._get_content_path_hash(content_path),  # noqa: SLF001
    )
