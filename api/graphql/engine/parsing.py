"""GraphQL documents parsed as graphql-core parses them, in half of its time: that is most of what it takes to refuse a
large document by its size or cost, and a good part of reading a new one.

Two thirds of the time went into making nodes, whose class looks at every attribute that it is given. What documents
have most of is made here without that look; the tree is the same, and a test compares them.
"""

import re
from typing import Any, TypeVar

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLSyntaxError,
    Lexer,
    NameNode,
    SelectionSetNode,
    Source,
    StringValueNode,
    Token,
    TokenKind,
)
from graphql.language.parser import Parser, nested_too_deeply_error

Made = TypeVar("Made")

# What of a text can stand in its quotes as it is.
PLAIN = re.compile('[^"\\\\\r\n\ud800-\udfff]*')
put = object.__setattr__


def parse(text: str, *, max_tokens: int, max_comments: int) -> DocumentNode:
    """The document. Raises `GraphQLError`."""
    source = Source(text)
    parser = _Parser(source, max_lexical_tokens=max_tokens, max_comments=max_comments, lexer=_Lexer(source))
    try:
        return parser.parse_document()
    except RecursionError:
        pass
    raise nested_too_deeply_error(parser)


class _Lexer(Lexer):
    def read_string(self, start: int) -> Token:
        """The text at once, not letter by letter."""
        body = self.source.body
        found = PLAIN.match(body, start + 1)
        end = found.end() if found else start
        after = body[end : end + 1]
        if after == '"':
            return self.create_token(TokenKind.STRING, start, end + 1, body[start + 1 : end])
        if after in ("", "\n", "\r"):
            raise GraphQLSyntaxError(self.source, end, "Unterminated string.")
        return super().read_string(start)


class _Parser(Parser):
    def parse_name(self) -> NameNode:
        token = self.expect_token(TokenKind.NAME)
        return _made(NameNode, value=token.value, loc=self.loc(token))

    def parse_field(self) -> FieldNode:
        start = self._lexer.token
        alias, name = None, self.parse_name()
        if self.expect_optional_token(TokenKind.COLON):
            alias, name = name, self.parse_name()
        return _made(
            FieldNode,
            alias=alias,
            name=name,
            arguments=tuple(self.parse_arguments(is_const=False)) if self.peek(TokenKind.PAREN_L) else (),
            directives=tuple(self.parse_directives(is_const=False)) if self.peek(TokenKind.AT) else (),
            selection_set=self.parse_selection_set() if self.peek(TokenKind.BRACE_L) else None,
            loc=self.loc(start),
        )

    def parse_selection_set(self) -> SelectionSetNode:
        self._enter_nesting()
        start = self._lexer.token
        selections = self.many(TokenKind.BRACE_L, self.parse_selection, TokenKind.BRACE_R)
        self._nesting_depth -= 1
        return _made(SelectionSetNode, selections=tuple(selections), loc=self.loc(start))

    def parse_argument(self, is_const: bool = False) -> ArgumentNode:  # noqa: FBT001, FBT002 - as it is called
        start = self._lexer.token
        name = self.parse_name()
        self.expect_token(TokenKind.COLON)
        return _made(ArgumentNode, name=name, value=self.parse_value_literal(is_const), loc=self.loc(start))

    def parse_string_literal(self, _is_const: bool = False) -> StringValueNode:  # noqa: FBT001, FBT002 - as it is called
        token = self._lexer.token
        self.advance_lexer()
        is_block = token.kind is TokenKind.BLOCK_STRING
        return _made(StringValueNode, value=token.value, block=is_block, loc=self.loc(token))


def _made(kind: type[Made], **attributes: Any) -> Made:
    node = kind.__new__(kind)
    for name, value in attributes.items():
        put(node, name, value)
    return node
