"""Endings of domains: all countries, the Cyrillic ones, and the general ones that people write in texts."""

_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd "
    "cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge "
    "gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh "
    "ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw "
    "mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb "
    "sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk "
    "us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_GENERAL = (
    "com org net edu gov mil int info biz name pro aero asia cat coop jobs mobi museum post tel travel app dev page "
    "blog news online site website store shop tech cloud live media world social agency space xyz club art design "
    "digital email events foundation fun games global help life link network ngo ong one radio run school show studio "
    "team today video wiki works youth berlin london"
)
_CYRILLIC = "срб рф рус укр бел мкд мон бг қаз ею ком орг сайт онлайн дети москва католик"

TOP_LEVEL = frozenset(f"{_COUNTRIES} {_GENERAL} {_CYRILLIC}".split())

# Also Serbian words or abbreviations: after a full stop without its space they are no domain ("Dobro.je", "red.br").
_WORDS = "bi br do ga gl je la li ma mu na ne ni pa sa sc sl st su to va vi za"
NOT_ALONE = frozenset(_WORDS.split())
