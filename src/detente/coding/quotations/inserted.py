"""A cue inside the quotation marks: « Nous ne céderons pas, a prévenu le président, tant que … »."""

from detente.coding.quotations.clauses import trimmed
from detente.coding.quotations.cues import Cue, find_cues, speaks_finitely
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.report import Report
from detente.coding.quotations.speakers import Mention, subject_after
from detente.coding.quotations.units import Unit, View
from detente.model import Token

PAUSES = frozenset((",", "-", "–", "—"))


def inserted_report(view: View, quote: Quoted, units: list[Unit]) -> Report | None:
    """The report whose verb and speaker stand inside a quotation, between pauses; None where there is none.

    In Russian it is the rule («Мы готовы, — сказал министр, — к переговорам»).
    """
    if view.document.language == "en":
        return None  # English closes its marks before an inserted clause
    for unit in units:
        for cue in find_cues(view, unit):
            found = _inserted(view, unit, cue)
            if found is None:
                continue
            mention, first, last = found
            items = unit.items
            begin, finish = items[first], items[last]
            content = _without(view, quote, begin.start, finish.end)
            start, end = items[cue.first], items[cue.last]
            return Report(content, [quote], (start.start, end.end), mention, unit, literal=True)
    return None


def _inserted(view: View, unit: Unit, cue: Cue) -> tuple[Mention, int, int] | None:
    """The speaker, and the first and last item of the inserted clause, its pauses included."""
    items = unit.items
    if cue.is_source or "incise" not in cue.takes or cue.first == 0 or cue.opener is not None:
        return None
    before = items[cue.first - 1]
    if not isinstance(before, Token) or before.text not in PAUSES:
        return None
    if (view.document.language == "ru" and before.text == ",") or not speaks_finitely(unit, cue):
        return None
    mention = Mention(cue.clitic, cue.clitic, cue.clitic) if cue.clitic else subject_after(view, unit, cue.last + 1)
    if mention is None or view.low[mention.head.i].lstrip("-") in view.know.impersonal:
        return None
    spoken = max(cue.verb.i, mention.last.i)
    last = next(
        (
            j
            for j, i in enumerate(items)
            if isinstance(i, Token) and i.i > spoken and i.upos == "PUNCT" and i.text in (*PAUSES, ".")
        ),
        None,
    )
    first = cue.first - 1
    while first > 0 and isinstance(item := items[first - 1], Token) and item.text in PAUSES:
        first -= 1
    if last is None:
        return mention, first, len(items) - 1
    while last + 1 < len(items) and isinstance(item := items[last + 1], Token) and item.text in PAUSES:
        last += 1
    return mention, first, last


def _without(view: View, quote: Quoted, start: int, end: int) -> list[tuple[int, int]]:
    """The quotation's stretches without `[start, end)`."""
    spans: list[tuple[int, int]] = []
    for first, last in quote.inner:
        if last <= start or first >= end:
            spans.append((first, last))
            continue
        spans.extend(((first, start), (end, last)))
    return trimmed(view, [span for span in spans if span[0] < span[1]])
