"""Words in which the two letters of a digraph are two sounds, found by their stems: инјекција, надживети."""

import re

# Latin and Greek stems after in-, con-, an-, pan-; and van-, "outside", before a word of its own.
_N_AND_J = re.compile(
    r"injek[ct]|injicir|injunk|konju[gkn]|konjekt"
    r"|vanj(?:ezi|adra|ugo|evro)|panj(?:elin|ugo)"
    r"|(?<![^\W_])(?:ne|naj)?(?:(?:poli|super|oksi|karb)?anjon|injuri|tanjug|pinjin|kenjon)"
)
# The prefixes nad-, od-, pod-, pred- before ž; of words with џ only nadžak and odžak (Odžaci, odža) begin alike.
_D_AND_Z = re.compile(
    r"(?<![^\W_])(?:ne|naj|pre)?"
    r"(?:nadž(?!ak)|odž(?:al|ar|dr|el|et|ež|ig|iv|ub|ul|ur|va|vi|nj|anj)|(?:pot)?podž|predž)"
    r"|feldž"
)


def apart(word: str) -> frozenset[int]:
    """Places in ``word``, in small letters, of each n or d that is a letter of its own before j or ž."""
    return frozenset(
        found.start() + found[0].rindex(digraph)
        for pattern, digraph in ((_N_AND_J, "nj"), (_D_AND_Z, "dž"))
        for found in pattern.finditer(word)
    )


def may_be_apart(word: str) -> bool:
    """Whether ``word``, in small letters, begins as such words do although no stem is known."""
    return bool(re.match(r"odž(?!a)|vanj(?!sk)", word)) and not apart(word)
