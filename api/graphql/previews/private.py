"""Answers that may hold a draft: asked for by POST alone, and kept by nobody.

In GraphQL a field cannot be asked for without writing its name, whatever alias it gets. So a document without the word
has no draft in its answer; one with it is taken to have one.
"""

from django.http import HttpResponse
from graphql import GraphQLSyntaxError, Source, TokenKind
from graphql.language.lexer import Lexer

FIELD = "preview"


def may_hold_draft(document: str) -> bool:
    """Whether the answer is for the one who asks, and for no cache."""
    return FIELD in document


def asks_for_draft(document: str) -> bool:
    """Whether it names the field with its token: by GET that would stand in the logs of every server on the way."""
    if not may_hold_draft(document):
        return False
    lexer = Lexer(Source(document))
    before = None
    try:
        while (token := lexer.advance()).kind != TokenKind.EOF:
            if token.kind == TokenKind.PAREN_L and before == FIELD:
                return True
            before = token.value if token.kind == TokenKind.NAME else None
    except GraphQLSyntaxError:
        # Refused as what it is.
        return False
    return False


def kept_by_nobody(response: HttpResponse) -> HttpResponse:
    """The same response, for one reader and one look."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
