"""What a reporting verb takes: the clause, infinitive, quotation or colon that follows it."""

from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.units import Item, Unit, View, is_finite
from detente.model import Token

MAX_GAP = 16  # items between a verb and its complementizer


def complement(view: View, unit: Unit, cue: Cue) -> tuple[str, int] | None:
    """What follows a verb: `clause`, `infinitive`, `naming`, `quote` or `colon`, and the item where content begins.

    For a colon it is the item of the colon itself.
    """
    found = _next_complement(view, unit, cue)
    if found is None and "naming" in cue.takes and view.document.language != "fr" and _named(view, cue):
        return "naming", cue.last + 1
    return found


def _next_complement(view: View, unit: Unit, cue: Cue) -> tuple[str, int] | None:
    items, know, low = unit.items, view.know, view.low
    clause, infinitive = "clause" in cue.takes, "infinitive" in cue.takes
    nouns = 0
    for j in range(cue.last + 1, len(items)):
        item = items[j]
        if isinstance(item, Quoted):
            if j > cue.last + MAX_GAP or not cue.takes & {"object", "quote", "naming"}:
                return None
            if "naming" in cue.takes and nouns and view.document.language != "fr":
                return "naming", cue.last + 1
            return "quote", j
        if item.text == ":":
            return ("colon", j) if "quote" in cue.takes else None
        if item.text in (";", ".", "!", "?") or (item.text in ("—", "–") and nouns):
            return None
        if j > cue.last + MAX_GAP:
            continue
        length = view.match(know.complementizers, item.i)
        if clause and length and _complements(view, items, cue, j, nouns):
            return "clause", j + length
        if infinitive and item.feats.get("VerbForm") == "Inf" and item.upos in ("VERB", "AUX"):
            before = items[j - 1]
            if isinstance(before, Token) and before.upos not in ("ADP", "SCONJ") and not _governed(view, item, cue):
                return "infinitive", _infinitive_start(view, items, cue, j)
        if is_finite(item):
            if clause and view.document.language == "en":
                start = _bare_clause(view, unit, cue, j)
                return ("clause", start) if start is not None else None
            return None
        if low[item.i] in know.relatives and item.upos == "PRON" and nouns:
            return None
        nouns += item.upos in ("NOUN", "PROPN", "PRON")
    return None


def _governed(view: View, infinitive: Token, cue: Cue) -> bool:
    """Whether an infinitive belongs to another verb or noun after the cue (a dit aux Grecs de venir)."""
    head = infinitive.head
    return cue.verb.i < head < infinitive.i and view.document.tokens[head].upos in ("VERB", "AUX", "NOUN")


def _infinitive_start(view: View, items: list[Item], cue: Cue, place: int) -> int:
    """The item where an infinitive clause begins, its negation and pronouns included."""
    low = view.low
    while (
        place - 1 > cue.last
        and isinstance(item := items[place - 1], Token)
        and (low[item.i] in ("ne", "n'", "pas", "se", "s'", "le", "la", "les", "l'", "y", "en", "lui", "leur", "plus"))
    ):
        place -= 1
    return place


def _named(view: View, cue: Cue) -> bool:
    """Whether a naming verb has an object and a predicate: назвал решение ошибкой, called it a hoax."""
    children = view.document.children(cue.verb)
    if view.document.language == "ru":
        objects = [
            child for child in children if child.i > cue.verb.i and child.rel in ("obj", "xcomp", "obl", "nsubj")
        ]
        cases = {child.feats.get("Case") for child in objects}
        # a feminine instrumental looks like other cases (называет политику ошибочной)
        hidden = any(
            token.text.endswith(("ой", "ей", "ою", "ею"))
            for token in view.document.tokens[cue.verb.i + 2 : cue.verb.i + 8]
        )
        return bool(cases & {"Acc", "Gen", None}) and bool(objects) and ("Ins" in cases or hidden)
    following = view.document.tokens[cue.verb.i + 1 : cue.verb.i + 2]
    if following and following[0].upos == "ADP" and view.low[following[0].i] != "as":
        return False  # called on both sides
    rels = {child.rel for child in children if child.i > cue.verb.i}
    return bool(rels & {"obj", "dep", "xcomp", "ccomp", "nsubj"}) and (bool(rels & {"xcomp", "ccomp", "obl", "dep"}))


def _complements(view: View, items: list[Item], cue: Cue, place: int, nouns: int) -> bool:
    """Whether a word that can open a complement clause does so here."""
    item = items[place]
    assert isinstance(item, Token)
    text = view.low[item.i]
    adjacent = place == cue.last + 1
    before = items[place - 1]
    if not adjacent and isinstance(before, Token) and view.low[before.i] in view.know.compounds:
        return False
    if view.document.language == "fr":
        if text in ("que", "qu'", "qu"):
            return adjacent or item.upos == "SCONJ" or not nouns or (isinstance(before, Token) and before.text == ",")
        return adjacent
    if view.document.language == "en":
        if text == "that":
            if item.upos == "SCONJ" or item.rel == "mark":
                return True
            following = items[place + 1] if place + 1 < len(items) else None
            return adjacent and isinstance(following, Token) and following.upos in ("DET", "PROPN", "PRON")
        return adjacent and text in ("how", "why", "whether", "what", "if")
    comma = isinstance(before, Token) and before.text == ","
    if comma and place > cue.last + 2 and isinstance(earlier := items[place - 2], Token):
        caused = view.low[earlier.i] == "то" and view.low[earlier.i - 1] in ("за", "несмотря")
        if caused or view.low[earlier.i] in view.know.compounds:
            return False  # потому, что · к тому, что · за то, что
    if text == "чтобы" and any(isinstance(i, Token) and i.upos == "VERB" for i in items[cue.last + 1 : place]):
        return False  # надеется добиться отсрочки, чтобы …
    if text in ("что", "будто", "якобы", "чтобы"):
        return comma and (item.upos != "PRON" or place <= cue.last + 2)
    if text in view.know.content_openers:
        return comma and place <= cue.last + 2  # рассказали, почему …
    return False


def _bare_clause(view: View, unit: Unit, cue: Cue, finite: int) -> int | None:
    """English clauses without `that`: the item where the clause begins whose finite verb stands at `finite`."""
    items, document = unit.items, view.document
    verb = items[finite]
    assert isinstance(verb, Token)
    between = [i for i in items[cue.last + 1 : finite] if isinstance(i, Token)]
    subject = next((c for c in document.children(verb, "nsubj") if c.i > cue.verb.i), None)
    if subject is None:
        governor = document.head(verb)
        if governor is not None and verb.upos == "AUX":
            subject = next((c for c in document.children(governor, "nsubj") if c.i > cue.verb.i), None)
    if subject is None or subject.i >= verb.i or not between or view.low[subject.i] in view.know.relatives:
        return None
    if any(cue.verb.i < mark.i < subject.i for mark in document.children(verb, "mark")):
        return None  # announced since the fighting broke out
    first = min(t.i for t in document.subtree(subject) if t.i > cue.verb.i)
    if cue.verb.lemma != "tell" and any(
        t.upos in ("NOUN", "PROPN", "PRON") and t.i < first and not view.is_time(t)
        for t in between
        if not _within_adjunct(view, t, cue)
    ):
        return None
    return next((j for j in range(cue.last + 1, finite) if isinstance(i := items[j], Token) and i.i >= first), None)


def _within_adjunct(view: View, token: Token, cue: Cue) -> bool:
    return any(child.rel == "case" for child in view.document.children(token))
