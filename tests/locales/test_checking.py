"""What the catalogue checks find, each with the one entry that has it."""

import polib
import pytest

from locales.checking import Message, check, check_latin, coverage, latin_of, messages_of, read

HEADER = {
    "nb": "nplurals=2; plural=(n != 1);",
    "sr": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
DAYS = ("%(count)s day", "%(count)s days")


def catalogue(*entries: polib.POEntry, code: str = "nb", rule: str | None = None, language: str | None = None):
    made = polib.POFile()
    made.metadata = {"Language": language or code, "Plural-Forms": rule or HEADER[code]}
    made.extend(entries)
    return made


def entry(english: str, text: str, **details):
    return polib.POEntry(msgid=english, msgstr=text, **details)


def plural(english: tuple[str, str], *forms: str):
    return polib.POEntry(msgid=english[0], msgid_plural=english[1], msgstr_plural=dict(enumerate(forms)))


def found(made: polib.POFile, *, code: str = "nb", template=None, required: bool = True, **options):
    wanted = list(messages_of(made)) if template is None else template
    problems = check(made, template=wanted, code=code, place="nb.po", required=required, **options)
    return [(problem.code, problem.sentence) for problem in problems]


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("Hello", "Hei"),
        ("%(name)s is 50 % of %(all)s", "50 % av %(all)s er %(name)s"),
        ("Opens at {time}", "Åpner kl. {time}"),
        ('Read <a href="%(url)s" title="More">this</a>', 'Les <a title="Mer" href="%(url)s">dette</a>'),
        ("a < b and b > c", "a < b og b > c"),
        (" edge\n", " kant\n"),
        ("100%% sure", "100 %% sikker"),
    ],
)
def test_a_sound_translation_has_no_problem(english, text):
    assert found(catalogue(entry(english, text))) == []


@pytest.mark.parametrize(
    ("english", "text", "code", "sentence"),
    [
        ("%(n)s left", "%(m)s igjen", "PLACEHOLDERS", '"%(n)s left": placeholders are %(m)s, not %(n)s.'),
        ("%(n)s left", "igjen", "PLACEHOLDERS", '"%(n)s left": placeholders are none, not %(n)s.'),
        ("%(n)s left", "%(n) igjen", "PLACEHOLDERS", '"%(n)s left": placeholders are %(n) i, not %(n)s.'),
        ("%(n)s left", "%(n)s %(n)s", "PLACEHOLDERS", '"%(n)s left": placeholders are %(n)s %(n)s, not %(n)s.'),
        ("At {time}", "Kl. {tid}", "PLACEHOLDERS", '"At {time}": placeholders are {tid}, not {time}.'),
        ("At {time}", "Kl. {time", "PLACEHOLDERS", '"At {time}": placeholders are none, not {time}.'),
        ("%s and %s", "%s", "PLACEHOLDERS", '"%s and %s": placeholders are %s, not %s %s.'),
        ("<b>Now</b>", "<b>Nå<b>", "MARKUP", '"<b>Now</b>": markup is <b> <b>, not </b> <b>.'),
        ("<b>Now</b>", "Nå", "MARKUP", '"<b>Now</b>": markup is none, not </b> <b>.'),
        ('<a href="x">a</a>', "<a>b</a>", "MARKUP", '"<a href="x">a</a>": markup is </a> <a>, not </a> <a href>.'),
        ("Now ", "Nå", "EDGES", '"Now ": it begins or ends with other spaces or line breaks than the English text.'),
        ("Now", "\nNå", "EDGES", '"Now": it begins or ends with other spaces or line breaks than the English text.'),
        ("Now", "N\x00å", "CHARACTERS", '"Now": it has control characters in it.'),
        ("Now", "N\ud800å", "CHARACTERS", '"Now": it has control characters in it.'),
    ],
)
def test_a_faulty_translation_is_named(english, text, code, sentence):
    assert found(catalogue(entry(english, text))) == [(code, sentence)]


def test_serbian_has_three_forms_and_each_keeps_the_number():
    sound = plural(DAYS, "%(count)s дан", "%(count)s дана", "%(count)s дана")
    assert found(catalogue(sound, code="sr"), code="sr") == []

    two = plural(DAYS, "%(count)s дан", "%(count)s дана")
    assert found(catalogue(two, code="sr"), code="sr") == [
        ("PLURALS", '"%(count)s day": it has 2 plural forms, and sr has 3: one, few, other.')
    ]

    without = plural(("One day", "%(count)s days"), "Један дан", "%(count)s дана", "%(count)s дана")
    assert found(catalogue(without, code="sr"), code="sr") == [
        ("PLACEHOLDERS", '"One day": placeholders are none, not %(count)s.')
    ]


def test_a_form_for_one_alone_may_say_one_as_the_english_does():
    assert found(catalogue(plural(("One day", "%(count)s days"), "Én dag", "%(count)s dager"))) == []
    assert found(catalogue(plural(("One day", "%(count)s days"), "%(count)s dag", "%(count)s dager"))) == []
    assert found(catalogue(plural(("One day", "%(count)s days"), "Én dag", "mange dager"))) == [
        ("PLACEHOLDERS", '"One day": placeholders are none, not %(count)s.')
    ]


@pytest.mark.parametrize(
    ("code", "rule", "sentence"),
    [
        ("sr", "nplurals=2; plural=(n != 1);", "The header's Plural-Forms must have 3 forms: one, few, other."),
        ("nb", "", "The header's Plural-Forms must have 2 forms: one, other."),
        ("nb", "nplurals=2; plural=(n > 1);", "The header's Plural-Forms put 0 under one."),
        (
            "nb",
            "nplurals=2; plural=(n);",
            "The header's Plural-Forms cannot be read, or names a form that is not there.",
        ),
        (
            "nb",
            "nplurals=2; plural=(n !);",
            "The header's Plural-Forms cannot be read, or names a form that is not there.",
        ),
        (
            "sr",
            "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);",
            "The header's Plural-Forms put 0 under few.",
        ),
    ],
)
def test_a_header_that_counts_otherwise_than_the_language_is_named(code, rule, sentence):
    made = catalogue(code=code, rule=rule or "none")

    assert found(made, code=code) == [("PLURALS", sentence)]


def test_a_header_of_another_language_is_named():
    assert found(catalogue(language="nn")) == [("LANGUAGE", "The header says Language 'nn', the folder says nb.")]


HELLO, BYE = Message(None, "Hello"), Message(None, "Bye")


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (catalogue(), '"Hello" is missing.'),
        (catalogue(entry("Hello", "")), '"Hello" is not translated.'),
        (catalogue(entry("Hello", "Hei", flags=["fuzzy"])), '"Hello" is marked as fuzzy.'),
        (catalogue(entry("Hello", "Hei", obsolete=True)), '"Hello" is missing.'),
        (catalogue(entry("Hello", "Hei", msgctxt="button")), '"Hello" is missing.'),
    ],
)
def test_what_is_not_translated_is_a_problem_of_a_required_language_only(made, sentence):
    template = [HELLO, *(message for message in messages_of(made) if message.context)]

    assert found(made, template=template) == [("MISSING", sentence)]
    assert found(made, template=template, required=False) == []
    assert coverage(messages_of(made), template=[HELLO], code="nb", domain="django").translated == 0


def test_what_is_in_no_source_is_stale_unless_a_library_has_it():
    made = catalogue(entry("Hello", "Hei"), entry("Bye", "Ha det"))

    assert found(made, template=[HELLO]) == [("STALE", '"Bye" is in no source any more. Remove it.')]
    assert found(made, template=[HELLO], required=False) == [("STALE", '"Bye" is in no source any more. Remove it.')]
    assert found(made, template=[HELLO], foreign={BYE}.__contains__) == []


def test_a_text_that_changed_is_missing_under_its_new_words_and_stale_under_its_old():
    made = catalogue(entry("Hello", "Hei", msgctxt="app.hello"))

    assert found(made, template=[Message("app.hello", "Hello there")]) == [
        ("MISSING", '"app.hello" is missing.'),
        ("STALE", '"app.hello" is in no source any more. Remove it.'),
    ]


def _latin(text: str) -> str:
    return text.translate(str.maketrans("дана", "dana"))


def test_the_catalogue_in_latin_letters_is_the_serbian_one_converted():
    source = catalogue(
        entry("day", "дан"),
        plural(DAYS, "%(count)s дан", "дана", "дана"),
        entry("x", "дан", flags=["fuzzy"]),
        code="sr",
    )
    latin = latin_of(source, convert=_latin)

    assert latin.metadata["Language"] == "sr_Latn"
    assert [text.msgstr or text.msgstr_plural for text in latin] == ["dan", {0: "%(count)s dan", 1: "dana", 2: "dana"}]
    assert list(check_latin(latin, source=source, convert=_latin, place="p")) == []

    latin[0].msgstr = "Dan"
    latin.pop(1)
    problems = check_latin(latin, source=source, convert=_latin, place="p")
    assert sorted(problem.sentence for problem in problems) == [
        '"%(count)s day" is not the Serbian text in Latin letters.',
        '"day" is not the Serbian text in Latin letters.',
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("this is no catalogue\n", r"The catalogue cannot be read: Syntax error in po file.*line 1"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', r"The catalogue cannot be read: .*[Ee]ntry.*exists"),
        (b'msgid "a"\nmsgstr "\xff"\n', r"The catalogue cannot be read: "),
        (None, r"There is no such catalogue\."),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused_with_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "django.po"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(ValueError, match=sentence):
        read(path)
