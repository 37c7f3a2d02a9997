"""What a reporting verb reports: its complement (que …, a colon, an object) or the clause it is inserted in."""

from detente.coding.quotations.clauses import Content, clause_before, clause_from, is_gerund
from detente.coding.quotations.complements import complement
from detente.coding.quotations.cues import Cue, speaks_finitely
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.report import Reading, Report
from detente.coding.quotations.speakers import Mention, subject_after, subject_before
from detente.coding.quotations.units import is_finite
from detente.model import Token


def read_complement(reading: Reading, number: int, cue: Cue) -> Report | None:
    """What follows the verb: a clause, an infinitive, a colon, a quotation."""
    found = complement(reading.view, reading.unit, cue)
    if found is None:
        return None
    kind, place = found
    if any(cue.last < other.first and other.last < place and not other.is_source for other in reading.cues):
        return None  # what follows belongs to a verb nearer to it
    mention = _subject(reading, number, cue)
    if kind == "colon":
        return _colon(reading, place, cue, mention)
    if mention is not None and reading.nobody(mention):
        return None
    if kind in ("clause", "infinitive", "naming"):
        if mention is None:
            return None
        return _clause(reading, place, number, cue, mention)
    return _object(reading, place, cue, mention)


def _subject(reading: Reading, number: int, cue: Cue) -> Mention | None:
    if cue.clitic is not None:
        return reading.clitic(cue)
    if number and reading.reports and _coordinated(reading, cue) and not reading.cues[number - 1].is_source:
        return reading.reports[-1].mention  # assure que … et ajoute que …
    if number and reading.reports and is_gerund(cue.verb) and _pauses(reading, cue.first - 1):
        return reading.reports[-1].mention  # …, calling them a threat
    mention = subject_before(reading.view, reading.unit, cue)
    if mention is None and number and not reading.cues[number - 1].is_source and reading.reports:
        mention = reading.reports[-1].mention  # …, ajoutant que: the speaker of the cue before
    if mention is None:
        mention = subject_after(reading.view, reading.unit, cue.last + 1)
    return mention


def _coordinated(reading: Reading, cue: Cue) -> bool:
    """Whether a conjunction stands right before a verb group: its subject is that of the verb before."""
    before = reading.items[cue.first - 1] if cue.first else None
    return isinstance(before, Token) and before.upos == "CCONJ"


def _clause(reading: Reading, place: int, number: int, cue: Cue, mention: Mention) -> Report | None:
    spans, quotes = clause_from(reading.view, reading.unit, place, cue, reading.cues[number + 1 :])
    if not spans:
        return None
    for quote in quotes:
        reading.claimed.add(id(quote))
    literal = reading.all_quoted(spans, quotes)
    if not literal:
        spans = _with_opener(reading, place, spans)
    return Report(spans, quotes, reading.cue_span(cue), mention, reading.unit, literal=literal)


def _with_opener(reading: Reading, place: int, spans: Content) -> Content:
    """The spans of a clause with the complementizer before it, where that is content (que …, whether …)."""
    for length in (2, 1):
        item = reading.items[place - length]
        if isinstance(item, Token) and reading.view.match(reading.view.know.content_openers, item.i) == length:
            return [(item.start, spans[0][1]), *spans[1:]]
    return spans


def _colon(reading: Reading, place: int, cue: Cue, mention: Mention | None) -> Report | None:
    """X a écrit : « … » · X said: “…” “…” · the words after a colon without marks."""
    if cue.verb.feats.get("VerbForm") == "Inf" and cue.first == cue.last:
        return None  # À lire : …
    places = [j for j in range(place + 1, len(reading.items)) if isinstance(reading.items[j], Quoted)]
    if mention is None:
        mention = subject_after(reading.view, reading.unit, cue.last + 1)
    if places and id(reading.items[places[0]]) in reading.claimed:
        return None
    if places and places[0] <= place + 2:
        return reading.quoted_report(places[:1], cue, mention)
    if place == len(reading.items) - 1:
        return Report([], [], reading.cue_span(cue), mention, reading.unit, literal=True, pending=True)
    if not places and not any(isinstance(i, Token) and is_finite(i) for i in reading.items[place + 1 :]):
        return None  # confirmed the result: 306 votes to 232
    spans, quotes = clause_from(reading.view, reading.unit, place + 1, cue, [])
    for quote in quotes:
        reading.claimed.add(id(quote))
    return Report(spans, quotes, reading.cue_span(cue), mention, reading.unit) if spans else None


def _object(reading: Reading, place: int, cue: Cue, mention: Mention | None) -> Report | None:
    """A quotation as object or part of it: a dénoncé une « agression » de l'Arménie."""
    quote = reading.items[place]
    if not isinstance(quote, Quoted) or id(quote) in reading.claimed or mention is None:
        return None
    if any(cue.last < other.first < place and not other.is_source for other in reading.cues):
        return None
    between = [i for i in reading.items[cue.last + 1 : place] if isinstance(i, Token)]
    if mention.first.start <= quote.start < mention.last.end:
        return None  # сказал министр по делам «единства»: a name for what he does
    far = 2 if "quote" in cue.takes and any(item.upos == "ADP" for item in between[:1]) else 3
    if ("quote" not in cue.takes or far == 2) and reading.few(quote) and len(between) > far:
        return None
    spans, quotes = clause_from(reading.view, reading.unit, place, cue, reading.cues, narrow=True)
    return reading.told(spans, quotes, cue, mention)


def read_incise(reading: Reading, cue: Cue) -> Report | None:
    """…, a précisé le ministère: the clause before the verb, and what goes on after it."""
    if not speaks_finitely(reading.unit, cue):
        return None
    inverted = cue.clitic is not None
    mention = reading.clitic(cue) if inverted else None
    place = cue.first
    if not inverted:
        before = _parenthetic_subject(reading, cue) if reading.view.document.language == "en" else None
        if before is not None:
            mention, place = before
        elif _pauses(reading, cue.first - 1) or _runs_on(reading, cue):
            mention = subject_after(reading.view, reading.unit, cue.last + 1) or reading.read_in(cue)
    if mention is None or reading.nobody(mention) or _is_object(reading, cue, mention):
        return None
    spans, quotes = clause_before(reading.view, reading.unit, place, needs_pause=reading.view.document.language != "fr")
    return reading.told(spans, quotes, cue, mention)


def _is_object(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Whether what follows a verb is its object, as its subject stands before it (…, a suggéré le partage)."""
    if mention.head.rel != "obj" or mention.head.head != cue.verb.i:
        return False
    tokens = reading.view.document.tokens
    return any(
        child.i < cue.verb.i and not any(is_finite(t) for t in tokens[child.i : cue.verb.i] if t.upos == "VERB")
        for child in reading.view.document.children(cue.verb, "nsubj")
    )


def _runs_on(reading: Reading, cue: Cue) -> bool:
    """In French, whether a verb follows a whole clause without a comma (Il restera ouvert indique le ministre)."""
    before = reading.items[cue.first - 1] if cue.first else None
    if reading.view.document.language != "fr" or not isinstance(before, Token):
        return False
    if before.upos not in ("ADJ", "VERB", "ADV", "NOUN", "PROPN", "NUM") or cue.verb.feats.get("VerbForm") == "Part":
        return False
    subjects = reading.view.document.children(cue.verb, "nsubj")
    if any(child.i < cue.verb.i for child in subjects):
        return False
    told = [i for i in reading.items[: cue.first] if isinstance(i, Token)]
    after = reading.items[cue.last + 1] if cue.last + 1 < len(reading.items) else None
    definite = isinstance(after, Token) and (after.upos in ("DET", "PROPN", "ADV"))
    return definite and any(is_finite(i) for i in told) and before.rel not in ("nsubj", "flat")


def _pauses(reading: Reading, place: int) -> bool:
    """Whether a comma or dash stands at an item."""
    item = reading.items[place] if place >= 0 else None
    return isinstance(item, Token) and item.text in (",", "-", "–", "—", ",-", ", -")


def _parenthetic_subject(reading: Reading, cue: Cue) -> tuple[Mention, int] | None:
    """…, the minister said[.,]: subject and verb between pauses; also where they begin."""
    after = reading.items[cue.last + 1] if cue.last + 1 < len(reading.items) else None
    mention = subject_before(reading.view, reading.unit, cue)
    if mention is None:
        return None
    place = next((j for j, item in enumerate(reading.items) if item is mention.first), None)
    if place is None or place >= cue.first or not _pauses(reading, place - 1):
        return None
    ends = after is None or (
        isinstance(after, Token) and after.upos in ("PUNCT", "ADP", "ADV", "PROPN", "NOUN", "DET", "PRON")
    )
    return (mention, place) if ends else None
