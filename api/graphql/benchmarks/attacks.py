"""The corpus of attacks: what strangers send, and how each is refused. Tests send it, `bench --attacks` measures it.

An edition `{tenant}` in `nb` has to be there. Each attack is written anew for every number, so that nothing kept helps.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import orjson

JSON, GRAPHQL_JSON = "application/json", "application/graphql-response+json"
REFUSED_BY_LIMITS_MS, REFUSED_MS = 5, 10
VALID = "{ __typename }"
BAD_INPUT, INVALID, NO_GRAPHQL = "BAD_INPUT", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"
TOO_COMPLEX = "TOO_COMPLEX"


@dataclass(frozen=True, slots=True)
class Request:
    """As it is sent. `length`: what it says of its body, where that is not the truth."""

    body: bytes = b""
    query: str = ""
    method: str = "POST"
    path: str = "/graphql"
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Attack:
    """`make` writes it for a tenant and a number. `by_limits`: refused before parsing or by cost, without SQL."""

    name: str
    make: Callable[[str, int], Request]
    status: int = 400
    code: str = BAD_INPUT
    by_limits: bool = False

    @property
    def bar(self) -> int:
        """Milliseconds of CPU that it may take."""
        return REFUSED_BY_LIMITS_MS if self.by_limits else REFUSED_MS


def each(count: int, text: str) -> str:
    """The text for each number, `#` in the place of the number and `@` of the next one."""
    return " ".join(text.replace("#", str(number)).replace("@", str(number + 1)) for number in range(count))


def document(
    name: str, text: str, *, variables: Any = None, status: int = 400, code: str, limit: bool = False
) -> Attack:
    """A document by POST; `EDITION` in it opens the edition, `#` is a number that is new each time."""

    def make(tenant: str, number: int) -> Request:
        query = text.replace("EDITION", f'edition(tenant: "{tenant}", locale: "nb")')
        return posted({"query": f"{query}\n# {number}", "variables": variables})

    return Attack(name, make, status, code, limit)


def posted(body: Any, **more: Any) -> Request:
    """A JSON body; bytes go as they are."""
    return Request(body if isinstance(body, bytes) else orjson.dumps(body), **more)


def raw(name: str, body: Any, *, status: int = 400, code: str = BAD_INPUT, limit: bool = True, **more: Any) -> Attack:
    """A body that is the same each time: it is not read as a document."""
    return Attack(name, lambda _tenant, _number: posted(body, **more), status, code, limit)


def by_get(name: str, parameters: Mapping[str, str], *, status: int = 400, code: str = BAD_INPUT) -> Attack:
    """The parameters in the address."""
    asked = Request(query=urlencode(parameters), method="GET")
    return Attack(name, lambda _tenant, _number: asked, status, code, by_limits=True)


def persisted(text: str | None, digest: Any, *, version: Any = 1) -> dict[str, Any]:
    """The body of Apollo's protocol."""
    said = {"extensions": {"persistedQuery": {"version": version, "sha256Hash": digest}}}
    return said if text is None else {"query": text, **said}


LISTS = "edges { node { id } }"
DIGEST = hashlib.sha256(VALID.encode()).hexdigest()
FORGED = base64.urlsafe_b64encode(b"0" * 16 + b'["2026-01-01T00:00:00+00:00",1]').decode().rstrip("=")

BY_LIMITS = [
    document("deep", "{" + "a {" * 200 + "a" + "}" * 201, code=TOO_COMPLEX, limit=True),
    document(
        "deep in fragments",
        "{ ...F0 }" + each(75, "fragment F# on Query { a { ...F@ } }"),
        code=TOO_COMPLEX,
        limit=True,
    ),
    document("deeper than the parser goes", "{" + "a{" * 40_000, code=TOO_COMPLEX, limit=True),
    document("wide", "{ tenants {" + each(950, "a#: slug") + "} }", code=TOO_COMPLEX, limit=True),
    document("one field repeated", "{ tenants {" + "slug " * 400 + "} }", code=TOO_COMPLEX, limit=True),
    document(
        "repeated within repeated", "{" + ("tenants {" + "slug " * 15 + "} ") * 29 + "}", code=TOO_COMPLEX, limit=True
    ),
    document(
        "aliased lists",
        "{ EDITION {" + each(10, "a#: feed(first: 100) { " + LISTS + " }") + "} }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document(
        "aliased editions",
        "{" + each(12, "a#: EDITION { feed(first: 100) { " + LISTS + " } }") + "}",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document(
        "aliased searches",
        "{ EDITION {" + each(10, 'a#: search(query: "x#") { totalCount }') + "} }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document(
        "aliased paths",
        "{ EDITION {" + each(40, 'a#: content(path: "/#/") { id }') + "} }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document("aliased nodes", "{" + each(80, 'a#: node(id: "#") { id }') + "}", code=TOO_COMPLEX, limit=True),
    document(
        "lists within lists",
        "{ EDITION { podcastShows(first: 100) { edges { node { episodes(first: 100) { " + LISTS + " } } } } } }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document(
        "many topics",
        "{ EDITION {" + each(12, "a#: feed(topics: [" + '"a" ' * 40 + "]) { totalCount }") + "} }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document(
        "twice as much with each fragment",
        "{ ...F0 }"
        + each(18, "fragment F# on Query { x: a { ...F@ } y: a { ...F@ } }")
        + "fragment F18 on Query { c }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    document(
        "every fragment spreads many",
        "{ ...F0 }" + " ".join(f"fragment F{n} on Query {{ c {each(20, '...F#')} }}" for n in range(20)),
        code=TOO_COMPLEX,
        limit=True,
    ),
    document("many directives", "{ __typename" + " @include(if: true)" * 400 + " }", code=TOO_COMPLEX, limit=True),
    document("many comments", "#\n" * 30_000 + VALID, code=TOO_COMPLEX, limit=True),
    document("many operations", each(330, "query O# { __typename }"), code=TOO_COMPLEX, limit=True),
    document(
        "a list as an argument",
        "{ EDITION { feed(topics: [" + '"a" ' * 12_000 + "]) { totalCount } } }",
        code=TOO_COMPLEX,
        limit=True,
    ),
    raw("a body of a megabyte", {"query": VALID, "variables": {"a": "a" * 1_000_000}}, status=413),
    raw("a megabyte that says it is small", {"query": VALID, "variables": {"a": "a" * 1_000_000}}, length="60"),
    raw("a body of no length", {"query": VALID}, length="-1", status=413),
    raw("a body of much", {"query": VALID}, length="9" * 400, status=413),
    by_get("a long address", {"query": VALID, "variables": "a" * 150_000}, status=414),
    by_get("many parameters", {f"a{number}": "1" for number in range(200)}),
]
MALFORMED = [
    raw("no JSON", b"{"),
    raw("a bomb of brackets", b"[" * 99_000),
    raw("nested variables", b'{"query": "{ __typename }", "variables": ' + b'{"a":' * 15_000 + b"1" + b"}" * 15_001),
    raw("bytes that are no UTF-8", b'{"query": "{ tenants { slug \xff } }"}'),
    raw("UTF-16", '{"query": "{ __typename }"}'.encode("utf-16")),
    raw("an overlong slash", b'{"query": "\xc0\xaf"}'),
    raw("half of a surrogate pair", b'{"query": "{ __typename }", "variables": {"a": "\\ud800"}}'),
    raw("U+0000 in the document", {"query": "{ __typename }\0"}),
    raw("U+0000 in a variable", {"query": VALID, "variables": {"a": {"b": ["\0"]}}}),
    raw("U+0000 in a name", {"query": VALID, "variables": {"\0": 1}}),
    raw("a number beyond all numbers", b'{"query": "{ __typename }", "variables": {"a": 1e400}}'),
    raw("no number", b'{"query": "{ __typename }", "variables": {"a": NaN}}'),
    raw("a batch", [{"query": VALID}] * 20),
    raw("a key twice, the last one empty", b'{"query": "{ __typename }", "query": ""}'),
    raw("a document that is a list", {"query": [VALID]}),
    raw("variables that are a text", {"query": VALID, "variables": "{}"}),
    raw("a name that is an object", {"query": VALID, "operationName": {}}),
    raw("a form", b"query=%7B__typename%7D", content_type="application/x-www-form-urlencoded", status=415),
    raw("a form with files", b"--x--", content_type="multipart/form-data; boundary=x", status=415),
    raw("another charset", {"query": VALID}, content_type=f"{JSON}; charset=utf-7", status=415),
    raw("a document as the body", VALID.encode(), content_type="application/graphql", status=415),
    raw("another method", {"query": VALID}, method="PUT", status=405),
    raw("a method of no use", {"query": VALID}, method="TRACE", status=405),
    raw("an answer that we have not", {"query": VALID}, headers={"accept": "application/xml"}, status=406),
    by_get("bytes that are no UTF-8, in the address", {"query": "{ \udcff }".encode("utf-8", "surrogateescape")}),  # type: ignore[dict-item]
    by_get("U+0000 in the address", {"query": VALID, "variables": '{"a": "\\u0000"}'}),
    raw("a hash that is another document's", persisted("{ tenants { slug } }", DIGEST)),
    raw("a hash that nobody has registered", persisted(None, DIGEST), code="PERSISTED_QUERY_NOT_FOUND", limit=False),
    raw("a hash that is none", persisted(None, "../../etc/passwd")),
    raw("a hash that is a list", persisted(None, [DIGEST])),
    raw("another version of the protocol", persisted(None, DIGEST, version=2), code="PERSISTED_QUERY_NOT_SUPPORTED"),
    raw("a version that is true", persisted(None, DIGEST, version=True), code="PERSISTED_QUERY_NOT_SUPPORTED"),
    raw("a hash in the address that is none", {}, path="/graphql/abc", method="GET"),
]
INVALID_DOCUMENTS = [
    document("no GraphQL", "{", code=NO_GRAPHQL),
    document("a text without its end", '{ node(id: "' + "a" * 50_000, code=NO_GRAPHQL),
    document(
        "a ring of fragments",
        "{ ...A } fragment A on Query { a { ...B } } fragment B on Query { a { ...A } }",
        code=INVALID,
    ),
    document("a fragment that spreads itself", "{ ...A } fragment A on Query { ...A }", code=INVALID),
    document("many unknown fields", "{" + each(300, "a#") + "}", code=INVALID),
    document("many repeated directives", "{ __typename" + " @include(if: true)" * 80 + " }", code=INVALID),
    document("an unknown directive", "{ __typename @defer @live @export(as: 1) }", code=INVALID),
    document("a mutation", "mutation { tenants { slug } }", code=INVALID),
    document("a subscription", "subscription { tenants { slug } }", code=INVALID),
    by_get("a mutation by GET", {"query": "mutation { tenants { slug } }"}, status=405, code=INVALID),
    document(
        "a number of ten thousand digits",
        "{ EDITION { feed(first: " + "1" * 10_000 + ") { totalCount } } }",
        code=INVALID,
    ),
    document(
        "numbers beyond all numbers",
        "{ EDITION { places(near: { latitude: 1e999999999, longitude: 0 }) { totalCount } } }",
        status=200,
        code=BAD_INPUT,
    ),
    document("which operation is not said", "query A { __typename } query B { __typename }", code=BAD_INPUT),
    document("the schema", "{ __schema { types { name fields { name } } } }", code=INVALID),
    document("a type", '{ __type(name: "Query") { name } }', code=INVALID),
    document("a name almost right", "{ tenant { slug } }", code=INVALID),
    document("a type almost right", "{ node(id: 1) { ... on Storry { title } } }", code=INVALID),
    document(
        "a wrong type in a variable",
        "query($v: Int) { EDITION { feed(first: $v) { totalCount } } }",
        variables={"v": {"a": []}},
        code=BAD_INPUT,
    ),
    document(
        "many wrong variables",
        f"query({each(60, '$v#: Int!')}) {{ EDITION {{ {each(12, 'a#: feed(first: $v#) { totalCount }')} }} }}",
        code=INVALID,
    ),
]
FORGERIES = [
    document(
        "a forged cursor", '{ EDITION { feed(after: "' + FORGED + '") { totalCount } } }', status=200, code="BAD_CURSOR"
    ),
    document(
        "a cursor that is none",
        '{ EDITION { feed(after: "' + "x" * 9_000 + '") { totalCount } } }',
        status=200,
        code="BAD_CURSOR",
    ),
    document(
        "a forged token of changes",
        '{ EDITION { changes(since: "' + FORGED + '") { token } } }',
        status=200,
        code="BAD_TOKEN",
    ),
    document(
        "a forged token of a preview", '{ preview(token: "' + FORGED + '") { id } }', status=200, code="BAD_TOKEN"
    ),
    document(
        "a token of a preview that is none",
        '{ preview(token: "' + "x" * 9_000 + '") { id } }',
        status=200,
        code="BAD_TOKEN",
    ),
    by_get("a preview by GET", {"query": '{ preview(token: "x") { id } }'}, status=405),
    document("an id that is none", '{ node(id: "../../admin") { id } }', status=200, code=BAD_INPUT),
    document(
        "an id of a kind that there is not",
        '{ node(id: "' + base64.b64encode(b"z:a:b:c").decode() + '") { id } }',
        status=200,
        code=BAD_INPUT,
    ),
    document(
        "a page of a million",
        "{ EDITION { stories(first: 1000000) { totalCount } } }",
        status=200,
        code="PAGE_TOO_LARGE",
    ),
]
# What an anonymous caller could do with wagtail-grapple.
OF_GRAPPLE = [
    document("pages that are not live", "{ EDITION { stories(live: false) { totalCount } } }", code=INVALID),
    document("pages by their number", "{ page(id: 1) { title } }", code=INVALID),
    document("all pages", "{ pages(limit: 10000) { title children { children { children { id } } } } }", code=INVALID),
    document("the title of a draft", "{ EDITION { stories { edges { node { draftTitle } } } } }", code=INVALID),
    document(
        "a relation to what is hidden",
        "{ EDITION { stories { edges { node { parent { siblings { title } } } } } } }",
        code=INVALID,
    ),
    document("order by any column", '{ EDITION { stories(order: "owner__password") { totalCount } } }', code=INVALID),
    document(
        "search among what is hidden", '{ EDITION { search(query: "a", live: false) { totalCount } } }', code=INVALID
    ),
    document(
        "names of columns in errors",
        '{ EDITION { feed(topics: ["title\' OR 1=1 --"]) { totalCount } } }',
        status=200,
        code=BAD_INPUT,
    ),
    document(
        "a picture in any size",
        "{ EDITION { tenant { theme { logo { rendition(width: 100000) { url } } } } } }",
        status=200,
        code=BAD_INPUT,
    ),
    document(
        "a picture by any filter",
        '{ EDITION { tenant { theme { logo { rendition(width: 1, filter: "fill-9000x9000") { url } } } } } }',
        code=INVALID,
    ),
    document(
        "much for seventy bytes",
        "{ EDITION { stories(first: 100) { edges { node { related(first: 100) { related(first: 100) { id } } } } } } }",
        code=TOO_COMPLEX,
        limit=True,
    ),
]
ATTACKS = [*BY_LIMITS, *MALFORMED, *INVALID_DOCUMENTS, *FORGERIES, *OF_GRAPPLE]
