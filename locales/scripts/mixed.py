"""Words in two scripts at once, which no reader sees and no search finds; and Serbian that was typed in Latin."""

import re

_LATIN = "A-Za-z\u00c0-\u024f"
_CYRILLIC = "\u0400-\u052f"
_MIXED = re.compile(rf"(?<![\w@#/.])(?=\w*[{_LATIN}])(?=\w*[{_CYRILLIC}])[{_LATIN}{_CYRILLIC}]+(?!\w)")
_MOST_NAMED = 10


def mixed_words(text: str) -> tuple[str, ...]:
    """Words that have Latin and Cyrillic letters, each once, at most ten: a Latin ``a`` in ``Дaнас``, for instance."""
    return tuple(dict.fromkeys(found.group() for found in _MIXED.finditer(text)))[:_MOST_NAMED]


def is_mostly_latin(text: str) -> bool:
    """Whether more letters are Latin than Cyrillic; false for a text without letters."""
    return len(re.findall(f"[{_LATIN}]", text)) > len(re.findall(f"[{_CYRILLIC}]", text))
