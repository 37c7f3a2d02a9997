"""A quotation, then who said it: « … », a déclaré X · “…,” X said."""

from detente.coding.quotations.complements import complement
from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.report import Reading, Report
from detente.coding.quotations.speakers import Mention, subject_after, subject_before
from detente.coding.quotations.units import is_finite
from detente.model import Token


def read_after_quote(reading: Reading, cue: Cue) -> Report | None:
    """« … », a déclaré X · “…,” X said: the quotation directly before the cue's own clause."""
    place = reading.quote_before(cue.first)
    if place is None:
        return None
    quote = reading.items[place]
    assert isinstance(quote, Quoted)
    if id(quote) in reading.claimed:
        return None
    bridge = reading.items[place + 1 : cue.first]
    plain = all(isinstance(item, Token) and reading.light(item) for item in bridge)
    mention: Mention | None
    if cue.clitic is not None:
        mention = reading.clitic(cue)
    elif plain:
        mention = subject_after(reading.view, reading.unit, cue.last + 1)
        if mention is None and not _closes(reading, cue):
            return None
    else:
        mention = subject_before(reading.view, reading.unit, cue)
        if mention is None and _timely(reading, [item for item in bridge if isinstance(item, Token)]):
            mention = reading.read_in(cue)
            if mention is not None:
                return reading.quoted_report([place], cue, mention)
        if mention is None or not _bridges(reading, bridge, mention, quote) or _scare(reading, quote, bridge):
            return None
    if _own_complement(reading, cue) and not plain:
        return None
    return reading.quoted_report([place, *_resumed(reading, cue, mention)], cue, mention)


def _scare(reading: Reading, quote: Quoted, after: list[Token | Quoted]) -> bool:
    """Whether a word or two between marks are part of the reporter's own phrase, no pause after them."""
    paused = bool(after) and isinstance(after[0], Token) and after[0].upos == "PUNCT"
    paused = paused or reading.view.document.text[slice(*quote.inner[-1])].rstrip()[-1:] in (",", ".", "!", "?", "…")
    return reading.few(quote) and not paused


def _resumed(reading: Reading, cue: Cue, mention: Mention | None) -> list[int]:
    """The quotation that goes on after the cue: “My hope,” he said, “is that …”."""
    said = max(cue.verb.i, mention.last.i if mention is not None else 0)
    for j in range(cue.first, len(reading.items)):
        item = reading.items[j]
        if isinstance(item, Quoted):
            if id(item) in reading.claimed or item.start < reading.view.document.tokens[said].end:
                return []
            return [j]
        if item.i > said and not (
            item.upos in ("PUNCT", "ADV", "ADP", "DET", "CCONJ")
            or reading.view.is_time(item)
            or item.upos in ("NOUN", "PROPN")
        ):
            return []
        if item.i > said and item.text == ":":
            return []
        if any(other.first == j for other in reading.cues if other is not cue and not other.is_source):
            return []
    return []


def _closes(reading: Reading, cue: Cue) -> bool:
    """Whether the unit ends with the cue (« … », dit-on)."""
    return all(isinstance(i, Token) and i.upos in ("PUNCT", "ADV") for i in reading.items[cue.last + 1 :])


def _bridges(reading: Reading, bridge: list[Token | Quoted], mention: Mention, quote: Quoted) -> bool:
    """Whether only the speaker, and what describes him, stands between quotation and verb."""
    tokens = [item for item in bridge if isinstance(item, Token)]
    if len(tokens) < len(bridge):
        return False
    before = [t for t in tokens if t.i < mention.first.i and t.upos not in ("PUNCT", "ADV")]
    after = [t for t in tokens if t.i > mention.last.i]
    if any(t.upos in ("VERB", "SCONJ", "CCONJ", "NOUN", "PROPN") for t in before) and not _timely(reading, before):
        return False
    finite = [t for t in after if is_finite(t) and t.upos == "VERB"]
    return not finite or reading.view.low[after[0].i] in (",", "who", "(")


def _timely(reading: Reading, tokens: list[Token]) -> bool:
    """Whether words before the subject only tell when or where (“…,” on Monday the minister said)."""
    return all(t.upos in ("ADP", "DET", "ADV", "PUNCT", "NUM", "PRON") or reading.view.is_time(t) for t in tokens)


def _own_complement(reading: Reading, cue: Cue) -> bool:
    found = complement(reading.view, reading.unit, cue)
    return found is not None and found[0] == "clause"
