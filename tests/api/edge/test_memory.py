"""What strangers send leaves nothing behind, and what is remembered has a bound."""

from api.edge import application
from api.edge.application import Edge
from api.graphql import view
from api.graphql.benchmarks import refusing
from api.graphql.benchmarks.attacks import ATTACKS, GRAPHQL_JSON
from api.graphql.engine import documents
from api.graphql.trusted import texts
from tests.api.edge.conftest import Asker

HERE = '{ edition(tenant: "nordby", locale: "nb") { locale } }'
# A server takes none whose length is not that of its body, and this tenant has no picture of its own.
SENT = [
    attack for attack in ATTACKS if attack.make("nordby", 0).length is None and attack.name != "a picture in any size"
]


def told(request):
    return {
        "content-type": request.content_type,
        "content-length": str(len(request.body)),
        "accept": GRAPHQL_JSON,
        **{name.lower(): value for name, value in request.headers.items()},
    }


def test_a_corpus_of_attacks_leaves_nothing_behind(committed, monkeypatch):
    monkeypatch.setattr(documents, "KEPT_DOCUMENTS", 5)
    trusted = len(view.trusted_documents)
    with refusing.as_in_production() as handler:
        asker = Asker(Edge(handler, threads=1, most_bytes=1_000_000))
        edge = asker.application
        for attack in SENT:
            each = attack.make("nordby", 0)
            headers = told(each).items()
            asker.run(asker.send(each.method, each.path, query=each.query, headers=headers, body=each.body))
        left = len(edge.entries), edge.entries.bytes, edge._keys, edge._doors, edge._flights
        known = len(view.documents), len(view.trusted_documents), len(texts.offered)
        asker.close()

    assert left == (0, 0, {}, set(), {})
    assert known == (5, trusted, 0)


def test_what_is_remembered_of_ways_to_ask_has_a_bound(edge, monkeypatch):
    monkeypatch.setattr(application, "MOST_WORDINGS", 5)
    monkeypatch.setattr(application, "MOST_DOORS", 3)
    for number in range(12):
        headers = [("host", f"host{number}.localhost")]
        assert edge.get("/graphql", query=HERE, unused=str(number), headers=headers).status == 200
        assert len(edge.application._keys) <= 5
        assert len(edge.application._doors) <= 3

    assert len(edge.application.entries) == 1
