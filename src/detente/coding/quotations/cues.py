"""Cues: the reporting verbs, source prepositions and their like in a unit, each with its whole group of words."""

from msgspec import Struct

from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.units import CLITICS, Unit, View
from detente.model import Token

NEGATIONS = frozenset(("pas", "ne", "n'", "jamais", "guère", "not", "n't", "never", "without", "не", "sans", "nor"))
REFUSALS = frozenset(("decline", "refuse", "fail", "refuser", "отказаться", "отказываться"))
REPORTED = frozenset(("quote", "cite", "report", "record", "hear"))


class Cue(Struct):
    """One cue in a unit.

    first, last: item indexes of its group.   verb: its reporting verb, or the last word of a preposition.
    takes: what the verb takes (`fr/reporting.yaml`); `source` for a preposition.
    clitic: the subject pronoun within an inverted group (a-t-elle déclaré).
    opener: item index of comme / as / как before it; None without.
    """

    first: int
    last: int
    verb: Token
    takes: frozenset[str]
    clitic: Token | None = None
    opener: int | None = None

    @property
    def is_source(self) -> bool:
        """Whether it is a preposition whose complement is the source."""
        return "source" in self.takes


CONDITIONS = frozenset(("if", "si", "s'", "если", "unless"))
INVERTED = CLITICS | {"il", "elle", "-ce"}
UNKNOWN = frozenset(("quote",))
SOURCE = frozenset(("source",))
QUOTE_SOURCE = frozenset(("source", "quote source"))
PREDICATE = frozenset(("quote", "clause", "incise", "predicate"))


def speaks_finitely(unit: Unit, cue: Cue) -> bool:
    """Whether a verb group has a finite verb, as an inserted clause must (… , explique-t-il)."""
    if cue.takes == PREDICATE or cue.takes == UNKNOWN:
        return True
    group = [item for item in unit.items[cue.first : cue.last + 1] if isinstance(item, Token)]
    return any(item.upos in ("VERB", "AUX") and item.feats.get("VerbForm", "Fin") == "Fin" for item in group)


def find_cues(view: View, unit: Unit) -> list[Cue]:
    """The cues of a unit, left to right; they do not overlap."""
    cues: list[Cue] = []
    know, low = view.know, view.low
    verbs, sources = know.verbs, know.sources
    taken, promising = -1, view.promising
    for place, item in enumerate(unit.items):
        if isinstance(item, Quoted) or item.i not in promising or place <= taken:
            continue
        text = low[item.i]
        cue = None
        takes = verbs.get(item.lemma) if text not in know.predicates else None
        if takes is None and text in know.forms and item.upos in ("VERB", "NOUN", "ADJ"):
            takes = _misread(view, item)
        if takes is not None and item.upos in ("VERB", "AUX", "NOUN", "ADJ"):
            cue = _verb_cue(view, unit, place, item, takes)
        elif text in sources:
            cue = _source_cue(view, unit, place, item)
        elif text in know.quote_sources and item.upos == "ADP":
            cue = Cue(place, place, item, QUOTE_SOURCE)
        elif text in know.predicates:
            cue = Cue(place, place, item, PREDICATE)
        if (
            cue is None
            and place
            and item.text.isalpha()
            and item.upos in ("NOUN", "ADJ", "PROPN", "X")
            and low[item.i - 1] in CLITICS
        ):
            cue = _verb_cue(view, unit, place, item, UNKNOWN)
        if cue is not None:
            if cues and cues[-1].last >= cue.first:
                cues.pop()  # was cited as saying: one cue
            cues.append(cue)
            taken = cue.last
    return cues


def _misread(view: View, token: Token) -> frozenset[str] | None:
    """What a regular verb takes whose lemma the parser missed (indique → indique)."""
    before = view.document.tokens[token.i - 1].text if token.i else ""
    if token.upos != "VERB" and token.lemma != view.low[token.i] and before not in (",", "»", "”", '"'):
        return None
    return view.know.verbs[view.know.forms[view.low[token.i]]]


def _source_cue(view: View, unit: Unit, place: int, item: Token) -> Cue | None:
    length = view.match(view.know.sources, item.i)
    if length and _is_measure(view, item.i + length):
        return None
    if length:
        return Cue(place, place + length - 1, item, SOURCE)
    if view.document.language == "ru" and low_is(view, item.i + 2, view.know.sources, item.i):
        return Cue(place, place + 2, item, SOURCE)  # по его словам
    return None


def _is_measure(view: View, at: int) -> bool:
    """Whether the noun after a source preposition is a rule or measure things go by (selon une autre procédure)."""
    for token in view.document.tokens[at : at + 5]:
        if token.upos in ("NOUN", "PROPN", "PRON", "VERB"):
            return token.lemma in view.know.not_sources or view.low[token.i] in view.know.not_sources
    return False


def low_is(view: View, at: int, phrases: dict[str, tuple[tuple[str, ...], ...]], first: int) -> bool:
    """Whether tokens `first` and `at` make a two-word phrase with a possessive between (по его словам)."""
    low = view.low
    if at >= len(low):
        return False
    between = view.document.tokens[at - 1]
    return between.upos in ("PRON", "DET", "ADJ") and (low[first], low[at]) in phrases.get(low[first], ())


def _verb_cue(view: View, unit: Unit, place: int, verb: Token, takes: frozenset[str]) -> Cue | None:
    items = unit.items
    if verb.deprel == "amod" or _first_person(view, verb):
        return None  # rappelons que, напомним: the journalist speaks
    form = verb.feats.get("VerbForm")
    clitic = None
    first = place
    if verb.upos in ("NOUN", "ADJ") and not _read_as_noun(view, unit, place, verb):
        return None
    if view.document.language == "fr":
        first, clitic = _french_group(view, unit, place)
    elif view.document.language == "en":
        first = _english_group(view, unit, place)
    if _passive(view, verb, first == place):
        return None
    if _negated(view, unit, first, place):
        takes = takes & {"object"}  # ne veut pas « céder à la facilité »
        if not takes:
            return None
    if form == "Part" and view.document.language == "ru":
        return None
    if form == "Inf" and first == place and view.document.language == "fr":
        takes = takes - {"incise", "infinitive"}
    if any(view.low[child.i] in CONDITIONS for child in view.document.children(verb, "mark")) and verb.rel == "advcl":
        return None
    if form == "Inf" and view.document.text[verb.start - 1 : verb.start] == "-":
        return None  # c'est-à-dire
    if _dummy(view, unit, first, place):
        return None
    last, pronoun = _inverted_pronoun(view, unit, place)
    clitic = pronoun or clitic
    opener = _opener(view, unit, first)
    if (
        form == "Part"
        and verb.deprel in ("amod", "acl")
        and first == place
        and opener is None
        and view.document.language != "en"
    ):
        behind = items[place + 1] if place + 1 < len(items) else None
        if verb.feats.get("Tense") != "Pres" and not (isinstance(behind, Token) and behind.text == ":"):
            return None  # « … » prononcé par: a modifier, no report
    return Cue(first, last, verb, takes, clitic, opener)


def _read_as_noun(view: View, unit: Unit, place: int, verb: Token) -> bool:
    """Whether a word tagged as noun or adjective is a reporting verb after all, by what stands before it."""
    before = unit.items[place - 1] if place else None
    pause = isinstance(before, Quoted) or (before is not None and before.text == ",")
    known = verb.lemma not in view.know.verbs and view.low[verb.i] in view.know.forms
    if pause and known and verb.deprel != "nsubj":
        return True
    return bool(place and view.low[verb.i - 1].startswith("-")) or _mistagged(view, verb)


def _inverted_pronoun(view: View, unit: Unit, place: int) -> tuple[int, Token | None]:
    """Where a verb group ends with its inverted pronoun (dit-il, affirme-t-on), and that pronoun."""
    items = unit.items
    following = items[place + 1] if place + 1 < len(items) else None
    if not isinstance(following, Token) or following.upos != "PRON" or not view.low[following.i].startswith("-"):
        return place, None
    after = items[place + 2] if place + 2 < len(items) else None
    if isinstance(after, Token) and view.low[after.i] in INVERTED:
        return place + 2, after
    return place + 1, following


def _first_person(view: View, verb: Token) -> bool:
    """Whether a verb says we or I; French models tell the person of other forms too badly to be trusted."""
    if view.document.language == "fr":
        return view.low[verb.i].endswith("ons") and verb.upos == "VERB"
    return verb.feats.get("Person") == "1"


def _passive(view: View, verb: Token, bare: bool) -> bool:
    """Whether the verb stands in the passive (été prévues, was called), which names no speaker."""
    tokens = view.document.tokens
    passive = any(child.deprel == "aux:pass" for child in view.document.children(verb, "aux"))
    if view.document.language == "fr" and not passive and not bare:
        low = view.low
        auxiliaries = [t for t in tokens[max(0, verb.i - 5) : verb.i] if t.upos == "AUX"]
        passive = (
            bool(auxiliaries)
            and auxiliaries[-1].lemma == "être"
            and verb.feats.get("VerbForm") == "Part"
            and not any(low[t.i] in ("s'", "se", "m'", "nous") for t in tokens[max(0, verb.i - 5) : verb.i])
        )
    return passive and verb.lemma not in REPORTED


def _dummy(view: View, unit: Unit, first: int, place: int) -> bool:
    """Whether the subject is nobody (il faut dire que, il est à noter que)."""
    if not view.know.dummies:
        return False
    window = [item for item in unit.items[max(0, first - 3) : place] if isinstance(item, Token)]
    pauses = [j for j, item in enumerate(window) if item.upos == "PUNCT"]
    window = window[pauses[-1] + 1 :] if pauses else window
    if any(item.lemma in view.know.dummies for item in window):
        return True
    texts = [view.low[item.i] for item in window]
    return "à" in texts and any(t in ("est", "sera", "était", "reste") for t in texts)


def _mistagged(view: View, token: Token) -> bool:
    """Whether a reporting verb was read as a noun or adjective, though an auxiliary stands before it."""
    before = view.document.tokens[token.i - 1] if token.i else None
    return before is not None and before.upos == "AUX"


def _french_group(view: View, unit: Unit, place: int) -> tuple[int, Token | None]:
    """Where a French verb group begins (a-t-elle également déclaré), and its inverted subject."""
    items, low, know = unit.items, view.low, view.know
    clitic = None
    first = j = place
    while j > 0:
        item = items[j - 1]
        if isinstance(item, Quoted):
            break
        text = low[item.i]
        if (text.startswith("-") and item.upos == "PRON") or text in (
            "-t",
            "t",
            "-il",
            "-elle",
            "-on",
            "-ils",
            "-elles",
        ):
            if text not in ("-t", "t", "-t-"):
                clitic = item
        elif item.upos == "AUX" or (item.upos == "VERB" and item.lemma in know.light):
            first = j - 1
        elif not (item.upos == "ADV" or (text in know.between and text != ",")):
            break
        j -= 1
        if place - j > 9:
            break
    return first, clitic if first < place else None


def _english_group(view: View, unit: Unit, place: int) -> int:
    """`was cited as saying` reports with two verbs; otherwise the verb stands alone."""
    items = unit.items
    verb = items[place]
    assert isinstance(verb, Token)
    if verb.lemma == "say" and place > 1:
        before, participle = items[place - 1], items[place - 2]
        if isinstance(before, Token) and isinstance(participle, Token) and before.lemma == "as":
            return place - 2 if participle.lemma in REPORTED or participle.upos == "VERB" else place
    return place


def _negated(view: View, unit: Unit, first: int, place: int) -> bool:
    """Whether the report itself is denied (n'a pas dit que, did not say, declined to say)."""
    window = [item for item in unit.items[max(0, first - 4) : place] if isinstance(item, Token)]
    for item in reversed(window):
        if item.upos in ("PUNCT", "NOUN", "PROPN", "CCONJ", "SCONJ") or (
            item.upos == "PRON" and item.feats.get("Case") != "Acc" and view.document.language == "en"
        ):
            return False
        if view.low[item.i] in NEGATIONS:
            return True
        if item.lemma in REFUSALS:
            return True
    return False


def _opener(view: View, unit: Unit, first: int) -> int | None:
    """The item of comme / as / как directly before the group, or before its subject (as the minister said)."""
    items = unit.items
    j = first - 1
    while j >= 0 and first - j <= 8:
        item = items[j]
        if isinstance(item, Quoted):
            return None
        for back in range(3):
            if j - back >= 0:
                start = items[j - back]
                if isinstance(start, Token):
                    length = view.match(view.know.as_, start.i)
                    compound = start.i > 0 and view.low[start.i - 1] in view.know.compounds  # в то время как
                    if length and start.i + length - 1 == item.i and item.upos != "ADP" and not compound:
                        return j - back
        if item.upos in ("VERB", "PUNCT", "SCONJ", "CCONJ"):
            return None
        j -= 1
    return None
