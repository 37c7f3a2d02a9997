"""Sentences that give the one before to somebody: Об этом сообщил …, C'est ce qu'a déclaré …"""

from detente.coding.quotations.clauses import clause_before
from detente.coding.quotations.complements import complement
from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.report import Reading, Report
from detente.coding.quotations.sources import add_cited
from detente.coding.quotations.speakers import Mention, governed_subject, subject_after, subject_before
from detente.model import Token


def pointing_back(reading: Reading) -> int:
    """How many items make an opening that points back to the sentence before; 0 without one."""
    start = next((j for j, i in enumerate(reading.items) if isinstance(i, Quoted) or i.upos != "PUNCT"), 0)
    item = reading.items[start] if reading.items else None
    if not isinstance(item, Token):
        return 0
    length = reading.view.match(reading.view.know.connectives, item.i)
    follows = reading.items[start + length] if length and start + length < len(reading.items) else item
    if isinstance(follows, Token) and follows.text == "," and start + length + 1 < len(reading.items):
        follows = reading.items[start + length + 1]
    if not isinstance(follows, Token):
        return 0
    found = reading.view.match(reading.view.know.anaphora, follows.i)
    return reading.items.index(follows) + found if found else 0


def told_before(reading: Reading, opening: int) -> list[Report]:
    """What the sentence before says, as the words of whom this one names."""
    if reading.before is None or reading.before.within is not reading.unit.within:
        return []
    verbs = [cue for cue in reading.cues if not cue.is_source and "quote" in cue.takes]
    main = next((cue for cue in verbs if cue.opener is None), verbs[0] if verbs else None)
    if main is not None:
        if complement(reading.view, reading.unit, main) is not None and not _plain_object(reading, main):
            return []
        mention = subject_after(reading.view, reading.unit, main.last + 1)
        mention = mention or subject_before(reading.view, reading.unit, main) or reading.read_in(main)
        span = reading.cue_span(main)
    else:
        mention = _written_by(reading, opening)
        first, last = reading.items[0], reading.items[opening - 1]
        span = first.start, last.end
    if mention is None or reading.nobody(mention) or _inside(reading, mention, opening):
        return []
    spans, quotes = clause_before(reading.view, reading.before, len(reading.before.items), needs_pause=False)
    if not spans:
        return []
    report = Report(spans, quotes, span, mention, reading.unit, literal=reading.all_quoted(spans, quotes))
    report.outer = [
        m for cue in verbs if cue is not main and (m := subject_after(reading.view, reading.unit, cue.last + 1))
    ]
    add_cited(reading, report)
    reading.reports.append(report)
    return reading.reports


def _plain_object(reading: Reading, cue: Cue) -> bool:
    found = complement(reading.view, reading.unit, cue)
    return found is not None and found[0] == "naming"


def _inside(reading: Reading, mention: Mention, opening: int) -> bool:
    last = reading.items[opening - 1]
    return isinstance(last, Token) and mention.head.i <= last.i


def _written_by(reading: Reading, opening: int) -> Mention | None:
    for j in range(opening, min(len(reading.items), opening + 5)):
        item = reading.items[j]
        if isinstance(item, Token) and item.upos == "ADP":
            return governed_subject(reading.view, reading.unit, j + 1)
    return None
