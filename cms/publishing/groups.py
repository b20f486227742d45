"""Translation groups: the documents of one item in all its languages, and which of them serves a requested one."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Literal
from uuid import UUID

from cms.publishing.enums import Policy
from cms.publishing.fields import dump
from cms.publishing.models import Document
from cms.translation.states import Telling, Told, told
from locales.fallbacks import Chains, resolve
from locales.languages import stored

Group = tuple[int, UUID]
Documents = dict[Group, dict[str, Document]]

# Where a document lies in the tree, and the hash by which its translations are held against it.
UNSEEN_FACTS = {"position", "text_hash"}
# What a document has of its group.
SETTLED = ["status", "available", "translation", "version"]


def settle(*, groups: Iterable[Group], without: Collection[int] = ()) -> Documents:
    """The documents of these groups by locale, with status, other languages and version brought up to date.

    Documents whose primary key is in `without` are taken as gone.
    """
    wanted = set(groups)
    found: Documents = defaultdict(dict)
    documents = Document.objects.filter(
        tenant__in={tenant for tenant, _ in wanted}, translation_key__in={key for _, key in wanted}
    )
    for document in documents.order_by("locale"):
        group = document.tenant_id, document.translation_key
        if group in wanted and document.pk not in without:
            found[group][document.locale] = document
    changed = settled(found, telling=told(key for _, key in found))
    if changed:
        Document.objects.bulk_update(changed, SETTLED)
    return found


def text_hashes(keys: Iterable[UUID]) -> dict[int, str]:
    """Hashes of what is translatable in the documents of these groups, by page."""
    rows = Document.objects.filter(translation_key__in=list(keys)).values_list("page_id", "facts")
    return {page: facts["text_hash"] for page, facts in rows}


def settled(groups: Mapping[Group, Mapping[str, Document]], *, telling: Telling) -> list[Document]:
    """Gives the documents of these groups their status, other languages and version. Returns those that changed.

    A document of which nothing is told, because the states are not made yet, stays as it is.
    """
    return [document for group, members in groups.items() for document in _settled(members, telling.get(group, {}))]


def _settled(group: Mapping[str, Document], telling: Mapping[str, Told]) -> list[Document]:
    # Both scripts of a text are as true to its source as the text is.
    known = {tag: telling.get(stored(tag)) for tag in group}
    status = {tag: said.status if said else group[tag].status for tag, said in known.items()}
    available = [{"locale": tag, "status": status[tag], "path": group[tag].path} for tag in sorted(group)]
    changed = []
    for tag, document in group.items():
        before = [getattr(document, name) for name in SETTLED]
        document.status, document.available = status[tag], available
        said = known[tag]
        document.translation = dict(said.facts) if said else document.translation
        document.version = version_of(document)
        if before != [getattr(document, name) for name in SETTLED]:
            changed.append(document)
    return changed


def version_of(document: Document) -> str:
    """Hash of everything that the API can show of a document, clock fields left out.

    Not of its place among its siblings nor of its expiry: what those change is the lists' affair.
    """
    seen = [
        document.card,
        document.detail,
        {name: fact for name, fact in document.facts.items() if name not in UNSEEN_FACTS},
        document.status,
        document.available,
        document.translation,
        document.path,
        document.published_at,
        document.updated_at,
    ]
    return hashlib.sha256(dump(seen).encode()).hexdigest()[:16]


def serving(*, locale: str, documents: Mapping[str, Document], chains: Chains) -> tuple[Document, bool] | None:
    """The document that serves a requested locale, and whether it is a fallback; a group's strictest policy holds.

    `chains` are the tenant's own.
    """
    if not documents:
        return None
    facts = [document.facts for document in documents.values()]
    policy: Literal["CHAIN", "NONE"] = "NONE" if any(each["policy"] == Policy.NONE for each in facts) else "CHAIN"
    tag, is_fallback = resolve(
        requested=locale,
        available=dict.fromkeys(documents, "live"),
        policy=policy,
        medium=facts[0]["medium"],
        chains=chains,
    )
    return (documents[tag], is_fallback) if tag else None
