"""How far a request reaches: what an app key may be too short for. Said by whoever knows the protocol."""

from dataclasses import dataclass

from cms.publishing.enums import Kind

ALL_KINDS = frozenset(Kind.values)


@dataclass(frozen=True, slots=True)
class Reach:
    """The editions that a request names, tags as the client wrote them, and the kinds of items it may be answered.

    A preview counts for no edition, although it reads published rows of its tenant beside the draft, such as what the
    draft quotes: its token says who may, so that neither a key for another tenant nor the lack of one stops it.

    `is_certain` is false where an edition cannot be told: its tenant is missing, or an id is none.
    """

    editions: frozenset[tuple[str, str]] = frozenset()
    kinds: frozenset[str] = frozenset()
    is_certain: bool = True

    @property
    def tenants(self) -> frozenset[str]:
        """Slugs of the tenants."""
        return frozenset(tenant for tenant, _locale in self.editions)

    @property
    def locales(self) -> frozenset[str]:
        """Language tags, as the client wrote them."""
        return frozenset(locale for _tenant, locale in self.editions)
