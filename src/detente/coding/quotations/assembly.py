"""Reports of all units → quotations: parts joined, unattributed quotations given to who spoke last, speakers resolved."""

from typing import Literal

from detente.coding.actors import Cast
from detente.coding.denial_words import denial_words
from detente.coding.grammar import grammar
from detente.coding.quotations.clauses import Content, trimmed
from detente.coding.quotations.headlines import headline_report
from detente.coding.quotations.inserted import inserted_report
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.reading import read_unit
from detente.coding.quotations.report import Report
from detente.coding.quotations.resolve import Resolver
from detente.coding.quotations.speakers import Mention
from detente.coding.quotations.units import Unit, View, split_units, units_in
from detente.model import Document, Participant, Quotation, Token
from detente.text import Span, digest

MEDIA = "JRN"
MIN_FLOATING = 4  # words that a quotation without a cue must have


def assemble(view: View, cast: Cast, quotes: tuple[Quoted, ...]) -> tuple[Quotation, ...]:
    """The quotations of an article in text order."""
    reports: list[Report] = []
    before: Unit | None = None
    for unit in split_units(view, quotes):
        reports.extend(_read(view, cast, unit, before, reports))
        before = unit
    resolver = Resolver(view, cast)
    told = sorted((r for r in reports if r.content and not _denied(view, r)), key=lambda r: (r.cue or r.content[0])[0])
    for report in told:
        _part(view, report, told)
    speakers: dict[int, Participant] = {}
    for report in told:
        report.outer = [*_told_to(view, cast, report), *report.outer]
        for mention in report.sources:
            speakers[id(mention)] = Participant.of(mention.span(view), resolver.resolve(mention))
    found = [_quotation(view, report, _outer(report, told), speakers) for report in told]
    return tuple(sorted(found, key=lambda q: (q.content[0].start, -q.content[-1].end)))


def _denied(view: View, report: Report) -> bool:
    """Whether what stands before a verb is a charge that it denies, nothing it says (`X accused Y, a charge Y denies`)."""
    if report.cue is None or report.content[-1][1] > report.cue[0]:
        return False
    words = denial_words(view.document.language)
    cue = view.document.tokens_in(*report.cue)
    between = view.document.tokens_in(report.content[-1][1], report.cue[0])
    denies = any(token.lemma in words.verbs | words.refusals for token in cue)
    return denies and any(token.lemma in words.charges for token in between)


def _read(view: View, cast: Cast, unit: Unit, before: Unit | None, earlier: list[Report]) -> list[Report]:
    """The reports of one unit, those within its quotations included."""
    last = earlier[-1] if earlier else None
    if last is not None and last.pending:
        _fulfil(view, unit, last)
    claimed = {id(quote) for quote in last.quotes} if last is not None else set()
    found = read_unit(view, unit, before, claimed)
    if not found:
        led = headline_report(view, unit, cast)
        if led is not None:
            found.append(led)
            claimed.update(id(quote) for quote in led.quotes)
    for quote in unit.quotes:
        inner = _within(view, quote, unit)
        interrupted = inserted_report(view, quote, inner)
        if interrupted is not None:
            taken = next((r for r in found if quote in r.quotes), None)
            if taken is None:
                found.append(interrupted)
                claimed.add(id(quote))
        if id(quote) not in claimed:
            loose = _unclaimed(view, unit, quote, [*earlier, *found])
            if loose is not None:
                found.append(loose)
        found.extend(_nested(view, inner, interrupted))
    return found


def _fulfil(view: View, unit: Unit, report: Report) -> None:
    """Gives a cue that ended with a colon the quotation that opens the next unit."""
    report.pending = False
    first = unit.items[0]
    if isinstance(first, Quoted):
        report.content = trimmed(view, first.inner)
        report.quotes = [first]


def _within(view: View, quote: Quoted, unit: Unit) -> list[Unit]:
    """The units inside a quotation that is long enough to hold one."""
    if quote.words(view.document.text) <= MIN_FLOATING:
        return []
    found: list[Unit] = []
    for start, end in quote.inner:
        inside = [each for each in quote.inside if start <= each.start < end]
        found.extend(units_in(view, start, end, inside, unit.paragraph, quote))
    return found


def _nested(view: View, units: list[Unit], interrupted: Report | None) -> list[Report]:
    found: list[Report] = []
    before: Unit | None = None
    for unit in units:
        for report in read_unit(view, unit, before, set()):
            if report.pending or report.mention is None or (interrupted is not None and report.cue == interrupted.cue):
                continue
            found.append(report)
        before = unit
    return found


def _unclaimed(view: View, unit: Unit, quote: Quoted, earlier: list[Report]) -> Report | None:
    """A quotation no cue reports: part of the one before it, or a floating one of the same speaker."""
    text = view.document.text
    alone = unit.bare()
    last = next((r for r in reversed(earlier) if r.unit.within is None and r.content), None)
    if last is None or quote.words(text) < MIN_FLOATING or not alone:
        return None
    if unit.paragraph - last.unit.paragraph > (1 if last.quotes else 0):
        return None
    content = trimmed(view, quote.inner)
    if unit.paragraph == last.unit.paragraph and last.literal:
        last.content = [*last.content, *content]
        last.quotes.append(quote)
        return None
    return Report(content, [quote], None, last.mention, unit, literal=True)


def _outer(report: Report, reports: list[Report]) -> list[Mention]:
    """The speakers of the reports inside whose content this one stands, outermost first."""
    if report.cue is None:
        return []
    around = [
        other
        for other in reports
        if other is not report
        and any(start <= report.cue[0] and report.cue[1] <= end for start, end in other.content)
        and any(start <= report.start and report.content[-1][1] <= end for start, end in _hull(other))
    ]
    around.sort(key=lambda other: other.content[0][0] - other.content[-1][1])
    return [mention for other in around for mention in other.sources]


def _part(view: View, report: Report, reports: list[Report]) -> None:
    """Ends reported content before the words that report its speaker in turn (X said that …, Reuters reported)."""
    if report.cue is None or report.literal:
        return
    start, end = report.content[-1]
    for other in reports:
        if other is report or other.cue is None or not any(s <= report.cue[0] < e for s, e in other.content):
            continue
        begins = min(other.cue[0], other.mention.first.start if other.mention else other.cue[0])
        if report.cue[1] <= start < begins < end:
            text = view.document.text[start:begins].rstrip(" ,–—-")
            report.content = [*report.content[:-1], (start, start + len(text))]
            return


def _told_to(view: View, cast: Cast, report: Report) -> list[Mention]:
    """The outlet that a nameless speaker told what it passes on (`officials told Reuters that …`), an outer source."""
    if report.cue is None or report.mention is None or report.mention.head.upos in ("PROPN", "PRON"):
        return []
    for verb in view.document.tokens_in(*report.cue):
        for child in view.document.children(verb, "iobj", "obj", "obl"):
            mention = cast.at(child)
            outlet = mention.actor if mention is not None else None
            if outlet is None or outlet.sector != MEDIA or not outlet.name or mention is None:
                continue
            if _addressed(view, child) and not report.mention.first.i <= child.i <= report.mention.last.i:
                words = [view.document.tokens[i] for i in mention.tokens] or [child]
                return [Mention(words[0], words[-1], child)]
    return []


def _addressed(view: View, noun: Token) -> bool:
    """Whether a noun is whom something is told: without preposition, or after that of the dative."""
    dative = grammar(view.document.language).dative
    return all(case.lemma == dative for case in view.document.children(noun, "case"))


def _hull(report: Report) -> Content:
    return [(report.content[0][0], report.content[-1][1])]


def _quotation(view: View, report: Report, outer: list[Mention], speakers: dict[int, Participant]) -> Quotation:
    document = view.document
    content = tuple(Span.of(document.text, start, end) for start, end in sorted(report.content))
    cue = Span.of(document.text, *report.cue) if report.cue else None
    chain = tuple(dict.fromkeys(speakers[id(mention)] for mention in [*outer, *report.sources]))
    return Quotation(
        id=_identity(document, content, cue),
        kind=_kind(report),
        content=content,
        cue=cue,
        speaker=speakers[id(report.mention)] if report.mention is not None else None,
        chain=chain,
    )


def _kind(report: Report) -> Literal["direct", "indirect", "mixed"]:
    if report.literal:
        return "direct"
    return "mixed" if report.quotes else "indirect"


def _identity(document: Document, content: tuple[Span, ...], cue: Span | None) -> str:
    places = [str(span.start) for span in content] + ([str(cue.start)] if cue else [])
    return digest("quotation", document.article.id, *places)
