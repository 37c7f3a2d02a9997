"""French subjects that the parser tied to a phrase before them (`Au terme des pourparlers, X et Y ont convenu de …`)."""

from detente.model import Document, Token

LONGEST = 14  # words of such a subject
INSIDE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "CCONJ", "SYM"})
OPENERS = frozenset({"DET", "NOUN", "PROPN", "NUM"})
GROUP = frozenset({"AUX", "PRON", "ADV"})
MAIN = frozenset({"root", "conj", "ccomp", "parataxis", "punct", "dep"})
TIED = frozenset({"conj", "appos", "nmod", "root", "dep", "obl", "obj", "flat", "obl:mod"})


def stranded_subject(document: Document, verb: Token) -> tuple[Token, ...]:
    """The heads of the noun phrases between a comma and a finite main verb that has no subject; empty for none.

    Only for a phrase that stands after something fronted, so that the comma closes that.
    """
    if document.language != "fr" or verb.rel not in MAIN or not _finite(document, verb):
        return ()
    first = document.sentences[verb.sentence][0]
    start = min([verb.i, *(c.i for c in document.children(verb) if c.i < verb.i and c.upos in GROUP)])
    i = start - 1
    while i >= first and start - i <= LONGEST and document.tokens[i].upos in INSIDE:
        i -= 1
    phrase = document.tokens[i + 1 : start]
    if i <= first or document.tokens[i].text != "," or not phrase or phrase[0].upos not in OPENERS:
        return ()
    return tuple(
        token
        for token in phrase
        if token.upos in ("NOUN", "PROPN")
        and not i < token.head < start
        and (token.rel in TIED or token.deprel in TIED)
        and not document.children(token, "case")
    )


def _finite(document: Document, verb: Token) -> bool:
    return any(v.feats.get("VerbForm") == "Fin" for v in (verb, *document.children(verb, "aux", "cop")))
