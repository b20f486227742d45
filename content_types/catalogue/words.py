"""Words in four languages: enough for titles and paragraphs that differ, sort and are found as real ones do."""

from random import Random

BEGINNINGS = {
    "nb": (
        "Mange unge",
        "Vennen min",
        "En lærer på skolen",
        "Søsteren din",
        "Jentene i klassen",
        "Noen du kjenner",
        "Gutten på bussen",
        "Vi som flyttet hit",
        "Alle på laget",
        "Foreldrene mine",
    ),
    "sv": (
        "Många unga",
        "Min kompis",
        "En lärare på skolan",
        "Din syster",
        "Tjejerna i klassen",
        "Någon du känner",
        "Killen på bussen",
        "Vi som flyttade hit",
        "Alla i laget",
        "Mina föräldrar",
    ),
    "da": (
        "Mange unge",
        "Min ven",
        "En lærer på skolen",
        "Din søster",
        "Pigerne i klassen",
        "En du kender",
        "Drengen i bussen",
        "Vi der flyttede hertil",
        "Alle på holdet",
        "Mine forældre",
    ),
    "sr": (
        "Многи млади",
        "Мој друг",
        "Једна наставница",
        "Твоја сестра",
        "Девојке из разреда",
        "Неко кога знаш",
        "Дечак из аутобуса",
        "Ми који смо се доселили",
        "Сви у екипи",
        "Моји родитељи",
    ),
}
MIDDLES = {
    "nb": (
        "sover dårlig",
        "snakker sjelden om det",
        "trenger noen å ringe til",
        "øver sammen",
        "gruer seg til eksamen",
        "savner noen å være med",
        "tør å spørre om hjelp",
        "låner penger",
        "slår av mobilen",
        "går en lang tur",
    ),
    "sv": (
        "sover dåligt",
        "pratar sällan om det",
        "behöver någon att ringa",
        "övar tillsammans",
        "våndas inför provet",
        "saknar någon att vara med",
        "vågar be om hjälp",
        "lånar pengar",
        "stänger av mobilen",
        "går en lång runda",
    ),
    "da": (
        "sover dårligt",
        "taler sjældent om det",
        "mangler en at ringe til",
        "øver sammen",
        "frygter eksamen",
        "savner en at være sammen med",
        "tør bede om hjælp",
        "låner penge",
        "slukker mobilen",
        "går en lang tur",
    ),
    "sr": (
        "лоше спава",
        "ретко прича о томе",
        "тражи неког за разговор",
        "вежба у друштву",
        "брине због испита",
        "нема с ким да изађе",
        "сме да тражи помоћ",
        "позајмљује новац",
        "гаси телефон",
        "иде у дугу шетњу",
    ),
}
ENDS = {
    "nb": ("før en viktig dag", "når huset blir stille", "etter sommerferien", "hver eneste uke", "på vei til skolen",
           "uten å si det til noen", "i det gamle biblioteket", "sammen med helsesykepleieren", "når høsten kommer", "likevel"),
    "sv": ("före en viktig dag", "när huset blir tyst", "efter sommarlovet", "varenda vecka", "på väg till skolan",
           "utan att säga det till någon", "i det gamla biblioteket", "tillsammans med kuratorn", "när hösten kommer", "ändå"),
    "da": ("før en vigtig dag", "når huset bliver stille", "efter sommerferien", "hver eneste uge", "på vej til skole",
           "uden at sige det til nogen", "i det gamle bibliotek", "sammen med sundhedsplejersken", "når efteråret kommer", "alligevel"),
    "sr": ("пред важан дан", "кад се кућа утиша", "после летњег распуста", "сваке недеље", "на путу до школе",
           "а никоме то не каже", "у старој библиотеци", "заједно са педагогом", "кад дође јесен", "ипак"),
}  # fmt: skip
NAMES = ("Aksel", "Bjørk", "Dagny", "Elin", "Freja", "Håkon", "Ines", "Jovana", "Luka", "Mila", "Noor", "Sanna")


class Prose:
    """Sentences of one language, always the same for the same name."""

    def __init__(self, *name: object, code: str) -> None:
        # Predictable on purpose: nothing here is a secret.
        self.random = Random(":".join(str(part) for part in (*name, code)))  # noqa: S311
        self._parts = (BEGINNINGS[code], MIDDLES[code], ENDS[code])

    def title(self) -> str:
        """A headline, without a full stop."""
        return " ".join(self.random.choice(part) for part in self._parts)

    def sentences(self, count: int) -> str:
        """So many sentences in a row."""
        return " ".join(f"{self.title()}." for _ in range(count))

    def name(self) -> str:
        """A first name."""
        return self.random.choice(NAMES)
