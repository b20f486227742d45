"""Words that stay in Latin letters among Serbian ones: products, abbreviations, what is spelled the foreign way."""

import re
import unicodedata

from locales.scripts.letters import TO_CYRILLIC

_BRAND_NAMES = (
    "adidas adobe airbnb amazon android apple bandcamp behance bereal bing bitcoin bluesky bluetooth canva chatgpt "
    "chrome deezer discord duckduckgo duolingo erasmus eurodesk europass facebook figma fiverr fortnite garageband "
    "github gitlab glovo gmail goodreads google hbo huawei ikea imdb instagram intel interrail ios ipad iphone ipod "
    "kahoot lego lidl linkedin linux mastodon mcdonalds messenger microsoft minecraft moodle mozilla netflix nintendo "
    "nokia notion nvidia openai outlook padlet panasonic patreon paypal pepsi photoshop pinterest playstation "
    "polaroid powerpoint prezi quizlet reddit renault roblox samsung shazam siemens slack snapchat soundcloud spotify "
    "steam substack threads tiktok tinder toyota trello tumblr twitch twitter uber ubuntu valorant viber vimeo vinted "
    "whatsapp wikipedia wolt wordpress xbox xiaomi yahoo youtube zoom"
)
_BRANDS = frozenset(_BRAND_NAMES.split())
_LOAN_WORDS = (
    "and backstage beatbox burnout cloud cool cosplay crush deadline download email fake fandom feedback freelancer "
    "gamer gaming hashtag influencer livestream login mail newsletter of offline online playlist podcast punk "
    "rock screenshot selfie smartphone startup stream streamer streaming the update upload vibe workshop"
)
_LOANS = frozenset(_LOAN_WORDS.split())
# Serbian words that are also products: "Пошаљи ми на Telegram", but "Стигао је телеграм".
_NAMES_WITHIN_SENTENCE = frozenset({"Meta", "Nike", "Opera", "Safari", "Signal", "Telegram", "Visa"})
_CAPITALS = (
    "AI API CD CPU CSS CV DJ DVD FOMO GB GIF GPU HD HDMI HTML HTTP ID JPG KB LED LOL MB MC NFC OMG PC PDF PNG SQL SSD "
    "TB URL USB VR"
)
_ABBREVIATIONS = frozenset(_CAPITALS.split())
PHRASES = re.compile(
    r"(?<!\w)(?:\.net|app store|c\+\+|[cf]#|check-(?:in|list|out)|coca-cola|coming out|drum and bass|e-mail|google "
    r"(?:classroom|drive|maps|meet|play)|hi-fi|know-how|line-up|make-up|microsoft teams|open mic|play store|pop-up"
    r"|rock and roll|safe space|sci-fi|self-care|snap chat|stand-up|start-up|t-shirt|tik tok|wi-fi)(?!\w)",
    re.IGNORECASE,
)

_CASE_ENDINGS = re.compile(r"(?:a|e|u|i|om|em|ov(?:i|a|e|o|u|ih|im|og|om|oj)?|ima|ama)$")
_ACCENTS = frozenset("\u0302\u0304\u030f\u0311")  # of Serbian dictionaries; with acute and grave it is rather café
_REPEATED = re.compile(
    r"([bcfghklmpstvz])\1+(?!(?<=l)j)"
)  # the other consonants meet at prefixes: najjači, vannastavni
_FOREIGN_PAIRS = re.compile(r"[cg]h|(?:ck|[pst]h|tz)$")
_INNER_CAPITAL = re.compile(r"[a-zčćđšž][A-ZČĆĐŠŽ]")
_ODD_DIGRAPH = re.compile("(?:[LN]j|Dž)(?=[A-ZČĆĐŠŽ])|lJ|nJ|dŽ")  # LjUBAV, as bad converters write it
_PUBLIC_SERVICE = re.compile(r"[em][A-ZČĆĐŠŽ][a-zčćđšž]{2,}")  # eUprava, mPorodica


def is_known(word: str, *, within_sentence: bool) -> bool:
    """Whether ``word`` is on one of the lists."""
    small = word.lower()
    if word in _NAMES_WITHIN_SENTENCE:
        return within_sentence
    return small in _BRANDS or small in _LOANS or word in _ABBREVIATIONS


def is_inflected(word: str) -> bool:
    """Whether ``word`` is one of the lists with a Serbian case ending: Discordu."""
    stem = _CASE_ENDINGS.sub("", word.lower())
    return len(stem) > len("ios") and stem != word.lower() and (stem in _BRANDS or stem in _LOANS)


def has_foreign_letter(word: str) -> bool:
    """Whether ``word``, with its accents apart, has a letter or an accent that Serbian does not: q, w, x, y, ø, é."""
    return any(
        unicodedata.category(character) == "Mn" and character not in _ACCENTS
        if not character.isalpha()
        else character not in TO_CYRILLIC and not _is_cyrillic(character)
        for character in word
    )


def is_spelled_foreign(word: str) -> bool:
    """Whether ``word`` has letters in an order that Serbian words do not have: doubled, or a capital inside."""
    if _INNER_CAPITAL.search(_ODD_DIGRAPH.sub("", word)):
        return not _PUBLIC_SERVICE.fullmatch(word)
    if len(word) <= len("mmm") or word.isupper():
        return False
    small = word.lower()
    twice = any(len(found[0]) == len("tt") for found in _REPEATED.finditer(small))  # "brrr" and "psssst" are Serbian
    return twice or bool(_FOREIGN_PAIRS.search(small))


def _is_cyrillic(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CYRILLIC")
