"""Texts to translate are found in Python and in templates as GNU gettext would find them."""

from cms.translation.messages import in_python, in_template, messages_below
from locales.checking import Message

PYTHON = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy, gettext_noop, ngettext_lazy, npgettext, pgettext as p

A = _("One sentence. "
      "And another.")
B = gettext_lazy("Lazy")
C = ngettext_lazy("%(n)s day", "%(n)s days", "n")
D = p("month", "May")
E = npgettext("time", "%(n)s minute", "%(n)s minutes", 3)
F = translation.gettext("By its module")
G = gettext_noop("Later")
H = _(variable)
I = gettext("Of another library")
J = other._("Of something else")
K = [_("Nested %(name)s") % {"name": _("inside")}]
"""
TEMPLATE = """
{% load i18n %}<p title="{% translate "Close" %}">{% translate 'Open' context "door" as door %}</p>
{% blocktranslate trimmed with name=user.name %}
    Hello {{ name }},
    welcome
{% endblocktranslate %}
{% blocktranslate count n=days context "time" %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
{% include "x.html" with label=_("It's open") %} {{ _("Filtered")|lower }}
{# {% translate "Commented out" %} #} text _ ("no call") {% comment %}{% translate "Hidden" %}{% endcomment %}
"""


def test_python_is_read_under_the_names_that_it_imports():
    assert set(in_python(PYTHON)) == {
        Message(None, "One sentence. And another."),
        Message(None, "Lazy"),
        Message(None, "%(n)s day", "%(n)s days"),
        Message("month", "May"),
        Message("time", "%(n)s minute", "%(n)s minutes"),
        Message(None, "By its module"),
        Message(None, "Later"),
        Message(None, "Nested %(name)s"),
        Message(None, "inside"),
    }


def test_templates_are_read_in_every_way_that_they_translate():
    assert set(in_template(TEMPLATE)) == {
        Message(None, "Close"),
        Message("door", "Open"),
        Message(None, "Hello %(name)s, welcome"),
        Message("time", "%(n)s day", "%(n)s days"),
        Message(None, "It's open"),
        Message(None, "Filtered"),
    }


def test_a_tree_is_read_without_migrations_and_with_the_file_of_each_text(tmp_path):
    files = {
        "cms/a.py": 'from django.utils.translation import gettext as _\n_("A")\n',
        "cms/b.html": '{% load i18n %}{% translate "A" %}{% translate "B" %}',
        "cms/migrations/0001.py": 'from django.utils.translation import gettext as _\n_("C")\n',
        "other/d.py": 'from django.utils.translation import gettext as _\n_("D")\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    assert messages_below(tmp_path, ["cms"]) == {Message(None, "A"): "cms/a.py", Message(None, "B"): "cms/b.html"}


def test_a_text_with_a_number_and_without_is_one_entry_as_gettext_has_it(tmp_path):
    (tmp_path / "cms").mkdir()
    (tmp_path / "cms" / "a.py").write_text(
        'from django.utils.translation import gettext, ngettext\ngettext("day")\nngettext("day", "days", 2)\n'
    )

    assert list(messages_below(tmp_path, ["cms"])) == [Message(None, "day", "days")]
