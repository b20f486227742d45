"""Rule 6: captions in Latin script, where the text of cues and the names of speakers change."""

import pytest

from locales.scripts import vtt_to_latin

TIMES = "00:01.000 --> 00:02.000"


def _cue(text):
    return f"WEBVTT\n\n{TIMES}\n{text}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Љубав, ЉУБАВ", "Ljubav, LJUBAV"),
        ("<b>Љ</b>УБАВ <i.љ>Њ</i>", "<b>LJ</b>UBAV <i.љ>Nj</i>"),
        ("<c.љ.њ>Љ</c>УБАВ", "<c.љ.њ>LJ</c>UBAV"),
        ("Љ<00:01.500>УБАВ", "LJ<00:01.500>UBAV"),
        ("Љ\nУБАВ", "Lj\nUBAV"),
        ("- Здраво!\n- Здраво!", "- Zdravo!\n- Zdravo!"),
        ("<v Љиљана>Здраво", "<v Ljiljana>Zdravo"),
        ("<v.гост.љ Џ. Џомбић>Здраво</v>", "<v.гост.љ Dž. Džombić>Zdravo</v>"),
        ("<v\tЉ &amp; Њ>и</v><v А>б", "<v\tLj &amp; Nj>i</v><v A>b"),
        ("<v Љ>УБАВ", "<v Lj>UBAV"),
        ("мир <lang ru>мир <lang sr-RS>мир</lang></lang> мир", "mir <lang ru>мир <lang sr-RS>mir</lang></lang> mir"),
        ("мир</lang> мир", "mir</lang> mir"),
        ("&amp; &lt;љ&gt; &#1113;&nbsp;љ", "&amp; &lt;lj&gt; &#1113;&nbsp;lj"),
        ("5 < љ", "5 < lj"),
        ("Љ<b\n>УБАВ", "LJ<b\n>UBAV"),
        ("@млади #љ љ@млади.срб www.млади.срб", "@млади #љ љ@млади.срб www.млади.срб"),
        ("NOTE ово није напомена: љ", "NOTE ovo nije napomena: lj"),
        ("лево --> десно", "levo --> desno"),
    ],
)
def test_the_text_of_a_cue_changes(text, expected):
    assert vtt_to_latin(_cue(text)) == _cue(expected)


@pytest.mark.parametrize(
    "block",
    [
        "NOTE љубав",
        "NOTE\nљубав\nљубав",
        "STYLE\n::cue(.љ) {}",
        "REGION\nid:љ",
        "без времена љ",
        "љ\nљ",
    ],
)
def test_blocks_that_are_no_cue_stay(block):
    vtt = f"WEBVTT\n\n{block}\n\n{TIMES}\n1\n\n{block}"

    assert vtt_to_latin(vtt) == vtt


def test_header_identifiers_times_and_settings_stay():
    vtt = "WEBVTT Наслов љ\nKind: титлови\nLanguage: sr\n\nувод љ\n00:01.000 --> 00:02.000 region:љ\n1\n"

    assert vtt_to_latin(vtt) == vtt


def test_the_header_may_be_followed_by_a_cue_at_once():
    assert vtt_to_latin(f"WEBVTT\n{TIMES}\nљ") == f"WEBVTT\n{TIMES}\nlj"


def test_a_time_line_begins_a_new_cue_without_an_empty_line():
    assert vtt_to_latin(_cue(f"Љ\n{TIMES}\nУБАВ")) == _cue(f"Lj\n{TIMES}\nUBAV")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end, mark):
    vtt = end.join([f"{mark}WEBVTT", "", "NOTE љ", "", "љ", f"{TIMES}", "{}", "{}", ""])

    assert vtt_to_latin(vtt.format("Љ", "УБАВ")) == vtt.format("Lj", "UBAV")


@pytest.mark.parametrize("line", ["Љубав\x0bЊ", "Љубав\u2028Њ", "Љубав\x85Њ"])
def test_only_line_ends_of_the_format_end_a_line(line):
    assert vtt_to_latin(_cue(line)) == _cue(line.replace("Љубав", "Ljubav").replace("Њ", "Nj"))


@pytest.mark.parametrize("vtt", ["", "љ", "\ufeff", "WEBVTT", "WEBVTT љ", "-->", "\n\nљ", "\ud800"])
def test_what_has_no_times_stays(vtt):
    assert vtt_to_latin(vtt) == vtt


def test_subtitles_of_the_older_format_are_read_as_well():
    assert vtt_to_latin("1\n00:00:01,000 --> 00:00:02,000\nљ\n\n2\n") == "1\n00:00:01,000 --> 00:00:02,000\nlj\n\n2\n"
