"""Common words of each language, and what its words look like: evidence as data.

The statistics of letters do not tell neighbours apart in a short text; ``ikkje`` and ``noget`` do. A word that
several languages have stands in each of their lists, or it would speak against those that lack it. Serbian
stands here in Latin letters, also as people type it without the marks.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, cast

Detected = Literal["nb", "nn", "sv", "da", "sr-Cyrl", "sr-Latn", "en", "se"]

_LISTS = {
    "nb nn sv da": """
        din går står skriv ord hos ny norsk dagen bussen ser skulle sagt gjort ville liv mest råd tak glad god stå får
        tog gjorde klart må lov ingenting is te tal hand sol mat
        """,
    "nb nn sv da sr-Latn": "ni ja",
    "nb nn sv": "sett fått visste liten lite jobb mamma pappa alltid saker",
    "nb nn da": "først side mens godt begge søvn derfor tale",
    "nb sv da": "ligger egen tror skriver",
    "nb da": "hele gangen snakker timer lærer hvert koster hjemme",
    "nb nn": "minutt la ga mi vise do",
    "nb sr-Latn": "sto",
    "nb sv": "trodde",
    "nn sv": "vaken kvar",
    "sv da": "dit nej tid",
    "nb": """
        og det du på en i er jeg med ikke å til om som et vi har for den så når kan noen av de at eller deg to hva var
        noe si før fra første ved ut meg skal tre da men bare blir der vil alle alt ingen sa én får være gang enn
        trenger han hadde også hun opp nå over ta dag selv klokka klokken siden ha gjør dem fem hvem kom gå uten inn
        fire lys ble andre må hver litt seg kommer spør minutter etter ei sammen få fikk ring ganger mye hvor ett kunne
        ti bli skolen skole under samme sier igjen hjelp ned gikk her tar spurte dere gratis helt aldri oss stille
        siste kvelden hjemme slik mer man gjøre tid hvordan år kveld ser voksen ligger alene be hjem ting la hvorfor
        uke hos snakke vet sted norsk stå mobilen hvis ingenting ville se språk egen time trodde dette dager gangen
        gjerne mot min vann natta natten døra jobb mellom feil god venn bak lenge bedre hjelper gjennom ny snakk finn
        tilbake uka visste liten les sett side voksne annet unge skulle utenfor uker vanskelig åpen åpent begynne
        spørre hjelpe slutt ofte redd rolig natt skrive våken neste være vært blitt gjort sagt fått hatt kanskje
        hei hallo takk venner vennen vennene kompis gutt jente ungdom ungdommer mobbing lei glad dårlig bra mener tenker
        føler synes prøve prøver hvilken hvilke henne dem hverandre likevel gjelder veldig ganske kjenner lov bilde
        klart ordentlig leksene lekser skjer skjedde søker slipp
        i dag morgen ettermiddag helga helgen uten før også selv sin sitt sine mitt mine ditt dine vår vårt våre deres
        """,
    "nn": """
        og det du på ein i er eg med ikkje å til om som eit vi me har for den så når kan nokon av dei at eller deg to
        kva var noko seie før frå første ved ut meg skal tre då da men berre blir der vil alle alt ingen sa får vere
        vera gong enn treng han hadde også òg ho opp no over ta dag sjølv klokka sidan ha gjer dei fem kven kom gå utan
        inn fire lys vart blei andre må kvar litt seg kjem spør minutt etter ei saman få fekk ring gonger mykje kor
        kunne ti bli skulen skule under same seier igjen hjelp ned gjekk her tar tek spurde de dykk dykkar gratis heilt
        aldri oss stille siste kvelden heime slik meir ein gjere tid korleis år kveld ser vaksen ligg åleine be heim
        ting la kvifor veke hos snakke veit stad norsk stå mobilen viss ingenting ville sjå språk eigen time trudde
        dette dagar gjerne mot min vatn natta jobb mellom feil god ven venn bak lenge betre hjelper gjennom ny snakk
        finn tilbake veka visste liten les sett side vaksne unge skulle utanfor veker vanskeleg ope byrje
        byrja spørje hjelpe slutt ofte redd roleg natt skrive vaken neste vore gjort sagt fått hatt kanskje hei hallo
        takk vener venen venane kompis gut gutar jente jenter ungdom ungdomar ungdomane mobbing lei glad dårleg bra
        meiner tenkjer kjenner synest prøve prøver kva henne kvarandre likevel gjeld veldig ganske lov bilete bilde
        klart lekser skjer skjedde søkjer slepp vere med
        i dag morgon ettermiddag helga før sin sitt sine mitt mine ditt dine vår vårt våre deira nokre mest heile
        trur gjev einaste fleire difor framleis søkje tenkje kostar jobbar pratar leike leikar somme dersom høyre høyrer
        høyrt heldigvis augo ynskje ønskjer ønskje eigentleg vanleg gløym gløymer løyse korkje sommar sumar møtest
        sundag laurdag
        """,
    "sv": """
        och en det på du i är jag att med som inte om ett för till har när vi någon den kan dig eller vad de var så två
        av första något ska vid gör ingen vill alla här tre ut men mig upp behöver fråga där sedan bara vara hon allt
        sig går ta hade än man sa nu då från gå prata hur blir in kommer få fick över kom säga fyra säg klockan innan
        även utan hjälp ha ring blev fem lite varje dag hela dem under andra dagen gången själv vem säger samma efter
        bra gång hem åt berätta mycket ner tid skolan skola bli din mer vuxen minuter göra år gånger ni er fel också
        gick be tio sista tar vän vänner hemma finns frågade mot natten oss bussen kunde vet kväll gratis aldrig måste
        han alltid gärna varför ligger mitt ljus ser mellan ensam börja saker min några tyst veckor veckan vecka
        kvällen unga tycker hjälper språk mobilen egen tillsammans skulle ditt tillbaka enda ord började dagar vatten
        helt sätt tror igen bättre ingenting gjorde natt gäller just öppen öppet mamma pappa hemifrån vänta läs nej
        timmar nästan ofta länge ja tog rätt annan annat veta låter händer dörr före namn liv
        hej hallå tack kompis kompisar tjej kille ungdom ungdomar ungdomarna ledsen rädd dåligt mår känner känns tänker
        prova provat vilken vilket vilka henne honom varandra ändå väldigt ganska nån nåt
        i dag morgon eftermiddag helgen sin sitt sina mina dina vår vårt våra deras kostar jobbar pratar söker
        skriver sommar sommarjobb skriv slipp många mobbad nära
        """,
    "da": """
        og det en i du er jeg på at med ikke der til om et for har kan så vi den af når eller de dig noget ved to hvad
        var skal sig nogen første før man han men ud hvor være mig som op vil alle hele også tre sagde hun bliver selv
        fra have ingen sige kunne fire havde nu din over gå end få gang dag ned går minutter må uden min gør ring bare
        gange ven siger én hvis dem kommer lidt hvem siden hver klokken her fem samme kom får ind behøver voksen alt
        under sidste mere gerne blev fik år aldrig sammen spørg lys skriv altid hjælp ti står nogle gratis gik kun
        godt tid tal os aften se gøre vejret unge helt uge vand efter igen meget først spurgte tag alene hvornår sådan
        stille andre hvorfor hos dage ville døren lærer skolen skole derhjemme time mellem god tale hvordan lad anden
        sted næsten hjælper mit ét tager aftenen skrive spørge hjem læs brug da ting svært troede ad ord råd lille ny
        stå bagefter hen begge lige længe mobilen timer søvn bange find begyndte været tage morgen skriver mod spørger
        sprog hjælpe bedre penge sin besked åben åbent vores mens læg sker blive sad venner begynder vide andet uger nat
        hende plads gjorde tænker
        hej hallo tak vennen vennerne drenge piger dreng pige ungdom unge mobning mobbet ked glad dårlig dårligt føler
        synes prøve prøver prøvet hvilken hvilke hinanden alligevel gælder meget ret temmelig kender lov billede
        lektier søger slip derfor
        i dag eftermiddag weekenden sit sine mine dit dine vor jeres jer deres bruge måde hvert gem fritidsjob
        længere taler tale snakke snakker koster voksne mener natten naturligvis måske kæreste mødes nemt
        """,
    "en": """
        the and of you is are was were have has had do does did not what who when where why how with from this that
        these those your my our their they we she he it i in on at to for as by or if so but be been me him her them
        about can will would could should there here just some someone something everybody everyone anyone anything
        any more because a an all one two no yes don t doesn s re ll ve friend friends school help talk call feel know
        need want people young free open until night day days week get go come good new time out up into than then
        hello hi thanks please love home now first after before every always never which while much many
        """,
    "se": """
        mun don son moai doai mii dii sii lea leat leai ledje leimmet lean ii in it eat eai ja go ahte dat dan dán dát
        dáid daid gii mii maid gos goas mo manne guđe buot juohke olmmoš olbmot olbmuid nuorra nuorat nuoraid nuoraide
        mánát mánáid ságat sáhttá sáhtán sáhtát sáhttet sáhttit galgá galgat galget fertet ferte oažžut oažžu dárbbaš
        dárbbašat veahki veahkki veahkehit boahtit boahtá boahtte boađe mannat maŋŋel maŋŋá ovdal birra haga mielde
        luhtte nu muhto vai jus dál dáppe doppe okto ovttas ollu eanet buorre buorrin ođđa skuvla skuvllas ruovttus
        ruoktot gaskkas sámegiella munnje dutnje sutnje munno mu du su min din sin alddis geainna geasa ustit ustibat
        ihkku beaivvi ále bala jearrat hupmat dieđe diehtá šat maiddái eará iežat iežas leago dego velá bures
        """,
    "sr-Latn": """
        je da se na i u ne ja ti on ona mi vi oni one nije sam si smo ste su bi će ću ćeš ćemo ćete hoću hoćeš neću može
        možeš mogu možemo treba imam ima imaš imamo nema ako ali ili jer za od do sa s iz po o pri pre posle kod uz bez
        pod pred oko među ovo to taj ta te tvoj tvoja moj moja moje njegov njen svoje neko nekoga nešto niko ništa nikad
        uvek sve svi svako svaka svakog danas sutra juče ovde tamo više manje dobro loše hvala molim drug drugari škola
        školi školu šta što kako kad kada gde zašto zato ko koga kome kim koji koja koje koliko mene tebe nas vas njih
        njega njemu nam vam me ga mu joj ih ni nego samo još već biti bio bila bilo bude radi radiš reci znam znaš
        znači želim želiš misliš mislim kuće kući dana dan veče nedelje nedelja vreme minuta sata godina dece deca ljudi
        mladi mladih roditelji prijatelji prijatelje prijatelja pomoć posao pitaj pozovi razgovaram pričaš besplatno
        otvoreno zajedno teško tužan plašim moraš nemoj možda ovaj ova nisam nisi nismo onda dok tako pa li a čak
        sta sto zasto moze mozes mozemo jos vec nesto nista zelim zelis hocu hoces skola skoli skolu ce cu cemo kuci
        kuce uvece vece veceras posle dodje dodji dodjem gdje tko gde tesko vise pomoc pricas dobar zdravo ćao cao
        mozda lose prica porodica ljubav
        """,
}

# The whole word has to match; counted once for each pattern that it matches.
_SPELLINGS = {
    r".*[øæ].*": "nb nn da",
    r".*[äö].*": "sv",
    r".*å.*": "nb nn sv da",
    r".*[áŋŧ].*": "se",
    r".*[čšžđ].*": "sr-Latn se",
    r".*ć.*": "sr-Latn",
    r".*(?:øj|øg|æg).*": "da",
    r".*øy.*": "nb nn",
    r".*ck.*": "sv en",
    r".*[aeiouyæøåäö](?:bb|dd|ff|gg|kk|ll|mm|nn|pp|rr|tt)": "nb nn sv en",
    r"(?:ud|af)[bdfghjklmnprstvæøå].+": "da",
    r".{3,}hed(?:en|er|erne)?s?": "da",
    r".{3,}het(?:en|er|ene)?s?": "nb sv",
    r".{3,}heit(?:a|er|ene)?": "nn",
    r".{2,}sjon(?:en|er|ene|ar|ane)?s?": "nb nn",
    r".{2,}tion(?:en|er|erne|s|erna)?": "sv da en",
    r".{2,}leg(?:e|are|ast)?": "nn",
    r".{2,}lig(?:e|ere|st|t)?": "nb sv da",
    r".{3,}(?:ane|inga|ingar|ingane)": "nn",
    r".{3,}(?:arna|orna|erna)": "sv",
    r".{3,}erne": "da",
    r".{3,}ene": "nb nn",
    r".{3,}ar": "sv nn",
    r".{4,}ede": "da",
    r"hv.+": "nb da",
    r"(?:kv[aeio]|ikkj|einast|kor[lt]).*": "nn",
    r".+ou.+|.*(?:th|wh|sh|oo|ea|tch).*": "en",
    r".*ei[nrtdklm].*|.*[nhvl]ei": "nb nn",
    r".{3,}a": "nb nn sv se sr-Latn",
    r"(?:kj|skj).*|.{2,}kj.*": "nb nn",
    r".*[aeiouyæøå](?:k|p)[eiæ].*": "nb nn sv en sr-Latn se",
    r"c[eiyæø].+": "da sv en",
    r".*[aeiouyæøå](?:tt|pp|kk|mm|nn|ll)[sdt].*": "nb nn sv",
}


def _languages(names: str) -> frozenset[Detected]:
    return cast("frozenset[Detected]", frozenset(names.split()))


def _languages_by_word() -> dict[str, frozenset[Detected]]:
    found: dict[str, frozenset[Detected]] = {}
    for languages, words in _LISTS.items():
        for word in words.split():
            found[word] = found.get(word, frozenset()) | _languages(languages)
    return found


WORDS: Mapping[str, frozenset[Detected]] = MappingProxyType(_languages_by_word())
SPELLINGS: tuple[tuple[re.Pattern[str], frozenset[Detected]], ...] = tuple(
    (re.compile(pattern), _languages(languages)) for pattern, languages in _SPELLINGS.items()
)
