"""Search and references follow once for many pages: after each save, they would take much of the time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import ModelSignal, post_save
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.search.index import get_indexed_models
from wagtail.search.signal_handlers import post_save_signal_handler as search_saved
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def index_later() -> Iterator[None]:
    """Keeps both indexes from following what is saved within; for a command or job that is alone in its process."""
    with unheard(post_save, search_saved, searched_models()), disable_reference_index_auto_update():
        yield


@contextmanager
def unheard(signal: ModelSignal, receiver: Callable[..., None], senders: Iterable[type[Model]]) -> Iterator[None]:
    """A receiver that does not hear these senders for a while."""
    deaf = [sender for sender in senders if signal.disconnect(receiver, sender=sender)]
    try:
        yield
    finally:
        for sender in deaf:
            signal.connect(receiver, sender=sender)


def searched_models() -> list[type[Model]]:
    """Models that search follows."""
    return [model for model in get_indexed_models() if getattr(model, "search_auto_update", True)]


def add_to_search(model: type[Model], found: Iterable[Model]) -> None:
    """Search learns of these, all at once."""
    items = list(found)
    if items:
        get_search_backend().add_bulk(model, items)


def index_pages(ids: Iterable[int]) -> None:
    """Both indexes learn of these pages; those that are gone by now are left out."""
    by_model: dict[type[Model], list[Page]] = defaultdict(list)
    for page in Page.objects.filter(pk__in=list(ids)).specific():
        by_model[type(page)].append(page)
        ReferenceIndex.create_or_update_for_object(page)
    for model, pages in by_model.items():
        add_to_search(model, pages)
