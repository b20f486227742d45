"""No tree follows another by itself: the library's tree sync ignores that translations begin as drafts."""

from django.utils.translation import gettext as _

from cms.translation.refusals import TranslationRefused


class TreeSyncRefused(TranslationRefused):
    """Somebody wants one language to be filled from another."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Languages are not copied from one another here. Choose the pages that are to be translated; they begin"
                " as drafts."
            )
        )


def refuse_tree_sync() -> None:
    """Raises TreeSyncRefused."""
    raise TreeSyncRefused
