"""What the index pages of a tenant are called, in each language."""

from cms.publishing.enums import Kind
from locales.languages import LANGUAGES

INDEX_TITLES: dict[Kind, dict[str, str]] = {
    Kind.STORY: {"nb": "Historier", "sv": "Berättelser", "da": "Historier", "sr": "Приче"},
    Kind.PODCAST_SHOW: {"nb": "Podkaster", "sv": "Poddar", "da": "Podcasts", "sr": "Подкасти"},
    Kind.GUIDE: {"nb": "Råd og hjelp", "sv": "Råd och stöd", "da": "Råd og hjælp", "sr": "Савети и помоћ"},
    Kind.HELPLINE: {
        "nb": "Noen å snakke med",
        "sv": "Någon att prata med",
        "da": "Nogen at tale med",
        "sr": "С ким да причам",
    },
    Kind.ACTIVITY: {"nb": "Det som skjer", "sv": "På gång", "da": "Det sker", "sr": "Шта се дешава"},
    Kind.PLACE: {"nb": "Steder", "sv": "Platser", "da": "Steder", "sr": "Места"},
    Kind.ORGANISATION: {
        "nb": "Hvem som står bak",
        "sv": "Vilka som ordnar",
        "da": "Hvem står bag",
        "sr": "Ко организује",
    },
    Kind.SLIDESHOW: {"nb": "Bildeserier", "sv": "Bildspel", "da": "Billedserier", "sr": "Фото-приче"},
    Kind.FILM: {"nb": "Filmer", "sv": "Filmer", "da": "Film", "sr": "Филмови"},
}


def index_title(*, kind: Kind, locale: str) -> str:
    """The title of the index page of a kind, borrowed from the language's chain, in English at last."""
    titles = INDEX_TITLES[kind]
    borrowed = (titles[code] for code in (locale, *LANGUAGES[locale].text_chain) if code in titles)
    return next(borrowed, kind.label)
