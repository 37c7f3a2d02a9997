"""Sources beside their clause: selon X, comme l'a noté X, and whom a speaker cites or who relays him."""

from detente.coding.quotations.clauses import Content, clause_before, clause_from
from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.report import MAX_SCARE, Reading, Report
from detente.coding.quotations.speakers import (
    POSSESSIVES,
    Mention,
    governed_subject,
    subject_after,
    subject_before,
)
from detente.coding.quotations.units import is_finite
from detente.model import Token

MAX_CITING = 60  # characters between a speaker and who is cited


def add_cited(reading: Reading, report: Report) -> None:
    """Adds whom the speaker cites (…, citant une source) or who cites the speaker (…, cité par l'AFP)."""
    if report.mention is None or report.cue is None:
        return
    last = max(report.mention.last.end, report.cue[1])
    know = reading.view.know
    for j, item in enumerate(reading.items):
        if isinstance(item, Quoted) or item.start < last:
            continue
        for phrases, inward in ((know.citing, True), (know.cited_by, False)):
            length = reading.view.match(phrases, item.i)
            if not length:
                continue
            found = governed_subject(reading.view, reading.unit, j + length)
            if found is None:
                continue
            if inward:
                report.cited = found
            else:
                report.outer = [found, *report.outer]
            return
        if item.start > last + MAX_CITING:
            return


def add_relayed(reading: Reading, cue: Cue, report: Report) -> None:
    """ТАСС приводит слова министра: whose words the outlet gives is the speaker, the outlet the outer source."""
    for j in range(cue.last + 1, min(len(reading.items), cue.last + 4)):
        item = reading.items[j]
        if isinstance(item, Quoted) or item.lemma not in reading.view.know.relayed:
            continue
        before = reading.items[j - 1]
        speaker = governed_subject(reading.view, reading.unit, j + 1)
        if isinstance(before, Token) and reading.view.low[before.i] in POSSESSIVES:
            speaker = Mention(before, before, before)
        elif speaker is not None and speaker.head.feats.get("Case") == "Nom":
            return  # приводит слова ТАСС: who relays, not whose words
        if speaker is None or report.mention is None:
            return
        if not speaker.first.i <= report.mention.head.i <= speaker.last.i:
            report.outer = [report.mention, *report.outer]
        report.mention = speaker
        return


def read_source(reading: Reading, cue: Cue) -> Report | None:
    """Selon X, … · …, according to X."""
    possessive = reading.items[cue.first + 1] if cue.last - cue.first == 2 else None
    if isinstance(possessive, Token) and possessive.upos in ("PRON", "DET") and reading.view.document.language == "ru":
        mention: Mention | None = Mention(possessive, possessive, possessive)
    else:
        mention = governed_subject(reading.view, reading.unit, cue.last + 1)
    if mention is None:
        return None
    head = mention.head
    know, low = reading.view.know, reading.view.low
    if low[head.i] in know.relatives or head.lemma in know.relatives:
        return None
    if low[head.i] in know.not_sources or head.lemma in know.not_sources or low[head.i] in know.impersonal:
        return None
    if "quote source" in cue.takes:
        after = next((j for j, i in enumerate(reading.items) if isinstance(i, Token) and i.i > mention.last.i), None)
        following = reading.items[after : after + 2] if after is not None else []
        place = next(
            (j for j, i in enumerate(reading.items) if isinstance(i, Quoted) and i.start >= mention.last.end), None
        )
        near = place is not None and reading.items[place].start - mention.last.end <= 3
        if not (near and following and _opens_clause(reading, cue)):
            return None
    return _around(reading, cue, cue.first, mention)


def read_parenthesis(reading: Reading, cue: Cue) -> Report | None:
    """Comme l'a noté X, … · as the minister said."""
    assert cue.opener is not None
    mention = reading.clitic(cue) if cue.clitic else None
    if reading.subjectless(cue):
        mention = reading.read_in(cue)
        if mention is None:
            return None
    if mention is None:
        mention = subject_after(reading.view, reading.unit, cue.last + 1)
        inside = [i for i in reading.items[cue.opener + 1 : cue.first] if isinstance(i, Token)]
        if any(i.upos in ("NOUN", "PROPN", "PRON") and i.rel == "nsubj" for i in inside):
            mention = subject_before(reading.view, reading.unit, cue) or mention
    if mention is None or reading.nobody(mention):
        return None
    return _around(reading, cue, cue.opener, mention)


def _opens_clause(reading: Reading, cue: Cue) -> bool:
    return not any(isinstance(i, Token) and i.upos in ("VERB", "NOUN", "PROPN") for i in reading.items[: cue.first])


def _bracketed(reading: Reading, place: int) -> bool:
    """Whether an item stands in parentheses."""
    depth = 0
    for item in reading.items[:place]:
        if isinstance(item, Token):
            depth += (item.text == "(") - (item.text == ")")
    return depth > 0


def _around(reading: Reading, cue: Cue, first: int, mention: Mention) -> Report | None:
    """The clause that a parenthetical cue comments, which stands after it, before it or on both sides."""
    if _bracketed(reading, first):
        return None
    last = max(
        cue.last,
        max((j for j, i in enumerate(reading.items) if isinstance(i, Token) and i.i <= mention.last.i), default=0),
    )
    while last + 1 < len(reading.items) and not _resumes(reading, last + 1):
        last += 1
    number = reading.cues.index(cue)
    before = [i for i in reading.items[:first] if isinstance(i, Token)]
    told_before = any(is_finite(i) for i in before) or any(
        isinstance(i, Quoted) and i.words(reading.view.document.text) > MAX_SCARE for i in reading.items[:first]
    )
    spans: Content = []
    quotes: list[Quoted] = []
    after = last + 1
    opening = next((i for i in reading.items[after:] if isinstance(i, Quoted) or i.upos != "PUNCT"), None)
    if not told_before and isinstance(opening, Token) and _describes(reading, opening):
        resumed = _past(reading, opening)
        if resumed is None:
            return None
        after = resumed
    if _in_relative(reading, first):
        spans, quotes = clause_from(
            reading.view, reading.unit, after, cue, reading.cues[number + 1 :], until_pause=True
        )
    elif not told_before or _subordinate(reading, first):
        spans, quotes = clause_from(reading.view, reading.unit, after, cue, reading.cues[number + 1 :])
    if told_before and not spans:
        quote_place = reading.quote_before(first)
        if quote_place is not None and all(
            isinstance(i, Token) and reading.light(i) for i in reading.items[quote_place + 1 : first]
        ):
            quote = reading.items[quote_place]
            if id(quote) in reading.claimed:
                return None
            if not any(isinstance(i, Token) and is_finite(i) for i in reading.items[:quote_place]):
                return reading.quoted_report([quote_place], cue, mention)
        spans, quotes = clause_before(reading.view, reading.unit, first, needs_pause=False)
    if not spans or any(id(quote) in reading.claimed and not _relayed_in(reading, spans, quote) for quote in quotes):
        return None
    return reading.told(spans, quotes, cue, mention)


def _relayed_in(reading: Reading, spans: Content, quote: Quoted) -> bool:
    """Whether a quotation is part of what somebody is reported to say in a clause (X said it was “…”, according to Y)."""
    return any(
        quote in report.quotes and report.cue is not None and any(s <= report.cue[0] < e for s, e in spans)
        for report in reading.reports
    )


def _in_relative(reading: Reading, first: int) -> bool:
    """Whether a relative pronoun stands right before the cue (…, qui, selon X, …)."""
    j = first - 1
    while j >= 0 and isinstance(item := reading.items[j], Token) and item.upos == "PUNCT":
        j -= 1
    before = reading.items[j] if j >= 0 else None
    if not isinstance(before, Token) or j == 0:
        return False
    return before.lemma in reading.view.know.relatives or reading.view.low[before.i] in reading.view.know.relatives


def _describes(reading: Reading, opening: Token) -> bool:
    """Whether what follows a source describes it: a relative clause or a participle (Selon X, qui …, …)."""
    relative = reading.view.low[opening.i] in reading.view.know.relatives
    return relative or (opening.feats.get("VerbForm") == "Part" and opening.upos != "AUX")


def _past(reading: Reading, opening: Token) -> int | None:
    """The item after the comma that ends a description beginning at `opening`; None where nothing is told there."""
    place = reading.items.index(opening)
    for j in range(place + 1, len(reading.items)):
        item = reading.items[j]
        if isinstance(item, Token) and item.text == ",":
            rest = reading.items[j + 1 :]
            told = any(isinstance(i, Quoted) or is_finite(i) for i in rest)
            commented = (
                bool(rest) and isinstance(rest[0], Token) and reading.view.match(reading.view.know.as_, rest[0].i)
            )
            return j + 1 if told and not commented else None
    return None


def _subordinate(reading: Reading, first: int) -> bool:
    """Whether a conjunction stands just before the cue (…, mais selon X, … · que selon lui …)."""
    j = first - 1
    while j >= 0 and isinstance(item := reading.items[j], Token) and item.upos in ("PUNCT", "ADV"):
        if item.upos == "ADV" and reading.view.match(reading.view.know.connectives, item.i) == 1:
            return True
        j -= 1
    item = reading.items[j] if j >= 0 else None  # type: ignore[assignment]
    return isinstance(item, Token) and item.upos in ("CCONJ", "SCONJ")


def _resumes(reading: Reading, place: int) -> bool:
    item = reading.items[place]
    return (
        isinstance(item, Quoted)
        or item.text in (",", ":", "-", "–", "—", ".", ";")
        or is_finite(item)
        or (place > 0 and item.upos in ("PRON", "SCONJ", "CCONJ"))
    )
