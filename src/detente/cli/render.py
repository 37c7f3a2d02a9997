"""The person's view in a terminal: plain lines that fit its width, the evidence marked where it stands.

With colours off (`NO_COLOR`) or on a pipe the marked words stand between `[` and `]` instead.
"""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.cli import clocks, dates
from detente.cli.phrases import Act, called, join, name_of, phrase, pledge
from detente.language import LANGUAGES
from detente.model import Article, CodedArticle, Commitment, CommitmentState, Participant, Place, Quotation, When
from detente.model.correction import Correction
from detente.model.fused import CommitmentMention, Event, Judgement, Mention, Report
from detente.model.ledger import LedgerEntry, ReportedState
from detente.model.voices import Voice
from detente.store import ActorCount, Found, Hit, SaidThing, View
from detente.text import Span

CONTEXT = 90  # characters of the sentence kept on either side of the evidence
STATUS_STYLE = {
    "actual": "green",
    "ongoing": "cyan",
    "future": "blue",
    "hypothetical": "yellow",
    "negated": "red",
    "historical": "dim",
}
STATE_STYLE = {
    "failed": "red",
    "violated": "red",
    "violation_alleged": "yellow",
    "in_force": "green",
    "agreed": "green",
}


class Page:
    """Prints records to a terminal or a pipe, as wide as it is."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, soft_wrap=False)
        self.plain = not self.console.is_terminal or self.console.no_color

    # whole records

    def coded(self, coded: CodedArticle) -> None:
        """One coded article: what it is, then its events, commitments, quotations."""
        self.article(coded.article)
        self.heading("Events", len(coded.events))
        for event in coded.events:
            told = coded.article.published
            self.act(event, event.when, event.where, event.attribution, event.trigger, event.evidence, event.id, told)
        if coded.commitments:
            self.heading("Commitments", len(coded.commitments))
            for commitment in coded.commitments:
                self.commitment(commitment, coded.article.text)
        if coded.quotations:
            self.heading("Quotations", len(coded.quotations))
            for quotation in coded.quotations:
                self.quotation(quotation)
        self.console.print()

    def explained(self, coded: CodedArticle) -> None:
        """One coded article, then what was considered for it and declined."""
        self.coded(coded)
        self.heading("Declined", len(coded.rejections))
        for each in coded.rejections:
            words = flat(coded.article.text[each.start : each.end])
            self.console.print(Text.assemble((words, "bold"), (f" · {each.stage}: {each.reason}", "dim")))
        self.console.print()

    def article(self, article: Article) -> None:
        """Title, publisher, moment, place and language of an article."""
        self.console.print(Text(article.title or article.text[:100], style="bold"))
        published = dates.moment(article.published) if article.published else "undated"
        language = LANGUAGES.get(article.language, article.language)
        facts = [article.publisher, published, article.place, language, article.id]
        self.console.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))

    def act(
        self,
        act: Act,
        when: When | None,
        where: Place | None,
        said_by: Sequence[str],
        trigger: Span,
        evidence: Span,
        id: str,
        told: str | None,
        sources: Iterable[str] = (),
    ) -> None:
        """One event: date, act in plain words, where, status, who says so, the sentence with its evidence.

        told: when it was reported; an event without a time of its own shows that day, marked as such.
        """
        date = (
            dates.interval(when.interval, when.precision)
            if when
            else f"told {dates.moment(told[:10])}"
            if told
            else dates.UNKNOWN
        )
        self.entry(date, phrase(act), style="bold")
        facts = Text()
        facts.append(f"{act.type}/{act.mode}" if act.mode else act.type)
        facts.append(" · ").append(act.status, style=STATUS_STYLE.get(act.status, ""))
        if where:
            facts.append(f" · at {where.name}" + (f", {where.country}" if where.country else ""))
        facts.append(" · said by " + " citing ".join(said_by) if said_by else " · the journalist's words")
        facts.append(f" · {id}", style="dim")
        self.below(facts)
        self.below(self.marked(evidence, [trigger]))
        for source in sources:
            self.below(Text(source, style="dim"))
        self.console.print()

    def commitment(self, commitment: Commitment, text: str) -> None:
        """One commitment of one article: what, between whom, from when, and each state with its evidence."""
        self.undertaking(commitment)
        for state in commitment.states:
            self.state(state)
            self.below(self.marked(Span.of(text, state.start, state.end), []), indent=2)
        self.console.print()

    def undertaking(self, told: Commitment | LedgerEntry) -> None:
        """The head of a commitment: date, kind, parties, mediators, times told."""
        title = pledge(told.kind, told.parties)
        if told.mediators:
            title += f", through {join(called(told.mediators))}"
        self.entry(dates.moment(told.effective or told.declared), title, style="bold")
        times = [("declared", told.declared), ("effective", told.effective), ("until", told.until)]
        facts = [f"{name} {dates.moment(value)}" for name, value in times if value]
        clock = clocks.readings(told.effective, told.parties)
        facts += [f"({clock})"] if clock else []
        self.below(Text.assemble(" · ".join(facts), (f"{' · ' if facts else ''}{told.id}", "dim")))

    def state(self, state: CommitmentState | ReportedState, source: str = "", clash: str = "") -> None:
        """One state of a commitment: what, when, the terms it sets, who says so, where it was read."""
        date = f", {dates.moment(state.date)}" if state.date else ""
        terms = [f"from {dates.moment(state.effective)}"] if state.effective and state.state != "in_force" else []
        terms += [f"until {dates.moment(state.until)}"] if state.until else []
        if state.lasting:
            terms += [f"{'by' if state.state == 'extended' else 'for'} {dates.length(state.lasting)}"]
        said = f", said by {state.claimed_by}" if state.claimed_by else ", the journalist's words"
        word = (state.state.replace("_", " "), STATE_STYLE.get(state.state, ""))
        self.below(Text.assemble(word, "".join(f" {term}" for term in terms), date, said, (f"  {source}", "dim")))
        if clash:
            self.below(Text(f"not counted: {clash}", style="dim"), indent=2)

    def quotation(self, quotation: Quotation, source: str | None = None) -> None:
        """One quotation: who, with what words, and what."""
        who = " citing ".join(describe(each) for each in quotation.chain or filter(None, [quotation.speaker]))
        self.console.print(Text.assemble((who or "nobody named", "bold"), (f" · {quotation.kind}", "dim")))
        cue = f"{quotation.cue.text}: " if quotation.cue else ""
        content = " … ".join(span.text for span in quotation.content)
        self.below(Text(f"{cue}{content}"), indent=2)
        self.below(Text(" · ".join(filter(None, [source, quotation.id])), style="dim"), indent=2)

    # records of the store

    def event(self, event: Event) -> None:
        """One merged event, with the words of its most telling mention and everybody who reports it."""
        first = event.mentions[0].event
        said_by = next((chain for chain in event.attributions if chain), ())
        told = min((each.report.published for each in event.mentions if each.report.published), default=None)
        by = [sources(event), *support(event), *decisions(event.mentions)]
        self.act(event, event.when, event.where, said_by, first.trigger, first.evidence, event.id, told, by)

    def ledger_entry(self, entry: LedgerEntry) -> None:
        """One commitment of the ledger, each state with its date, claimant and outlet."""
        self.undertaking(entry)
        stands = f"{entry.state.replace('_', ' ')}" if entry.state else ""
        if entry.put_off:
            stands += f" · put off from {join([dates.moment(day) for day in entry.put_off])}"
        if stands:
            self.below(Text(stands, style="bold"))
        clashes = {clash.claim: clash.reason for clash in entry.clashes}
        for state in entry.states:
            more = f" and {len(state.also)} more" if state.also else ""
            self.state(state, outlet(state.report) + more, clashes.get(state, ""))
        for decision in decisions(entry.mentions):
            self.below(Text(decision, style="dim"))
        self.console.print()

    def said(self, said: SaidThing) -> None:
        """One quotation and where it was read."""
        self.quotation(said.quotation, outlet(said.report))
        for decision in decisions([said]):
            self.below(Text(decision, style="dim"), indent=2)

    def hit(self, hit: Hit) -> None:
        """One paragraph of a search, the words found marked."""
        self.console.print(Text(outlet(hit.report) + f" · {hit.report.article}", style="dim"))
        self.below(self.marked(Span(hit.start, hit.start + len(hit.text), hit.text), hit.marks))
        self.console.print()

    def actors(self, counted: Sequence[ActorCount]) -> None:
        """A table of actors."""
        table = Table(box=None, pad_edge=False, header_style="bold")
        for title in ("events", "quotes"):
            table.add_column(title, justify="right")
        for title in ("actor", "country", "sector", "as written"):
            table.add_column(title)
        for each in counted:
            name = each.actor.name or each.names[0]
            written = ", ".join(form for form in each.names if form != name)
            facts = (each.actor.country or "", each.actor.sector or "")
            table.add_row(str(each.events), str(each.quotations), name, *facts, written[:60])
        self.console.print(table)

    def found(self, found: Found, view: View) -> None:
        """What `show` prints: the record, every mention with its evidence in context, why they were merged."""
        record = found.record
        if isinstance(record, CodedArticle):
            self.coded(record)
            self.console.print(Text(record.article.text))
        elif isinstance(record, SaidThing):
            self.said(record)
            text = view.article(record.report.article).article.text
            self.in_context(text, record.quotation.content)
        elif isinstance(record, LedgerEntry):
            self.ledger_entry(record)
            for telling in record.mentions:
                text = view.article(telling.report.article).article.text
                self.console.print(Text.assemble((outlet(telling.report), "bold"), (f" · {telling.id}", "dim")))
                self.in_context(text, [Span.of(text, each.start, each.end) for each in telling.commitment.states])
            self.reasons(record.judgements)
        else:
            self.event(record)
            self.versions(record)
            for mention in record.mentions:
                self.console.print(Text.assemble((outlet(mention.report), "bold"), (f" · {mention.id}", "dim")))
                said_by = " citing ".join(mention.event.attribution) or "the journalist"
                self.below(Text(f"{mention.event.status}, said by {said_by}", style="dim"))
                self.in_context(view.article(mention.report.article).article.text, [mention.event.trigger])
            self.reasons(record.judgements)

    def versions(self, event: Event) -> None:
        """Who tells it independently, and what is told differently, each with its outlets."""
        self.below(Text(f"{len(event.voices)} independent: " + "; ".join(map(carried, event.voices))))
        for each in event.versions:
            whose = f" ({each.whose})" if each.whose else ""
            best = ", the best supported" if each.shown and len(event.voices) > 1 else ""
            self.below(Text(f"{each.of} {each.value}{whose}: {join(each.outlets)}{best}"))
        self.console.print()

    def in_context(self, text: str, spans: Sequence[Span]) -> None:
        """The paragraphs in which the spans stand, the spans marked."""
        start = text.rfind("\n", 0, min(span.start for span in spans)) + 1 if spans else 0
        last = max((span.end for span in spans), default=0)
        end = text.find("\n", last)
        self.below(self.marked(Span.of(text, start, len(text) if end < 0 else end), spans, context=2000))
        self.console.print()

    def reasons(self, judgements: Sequence[Judgement]) -> None:
        """Why mentions were merged."""
        for each in judgements:
            if each.mention != each.pivot:
                why = "; ".join(each.reasons)
                self.console.print(Text(f"{each.mention} joined {each.pivot} ({each.score:.2f}): {why}", style="dim"))

    # lines

    def heading(self, title: str, count: int) -> None:
        """A section of the page."""
        self.console.print()
        self.console.print(Text(f"{title} ({count})", style="bold underline"))
        self.console.print()

    def entry(self, date: str, title: str, style: str = "") -> None:
        """The first line of an entry: the date in a column of its own where the terminal is wide enough."""
        column = self.indent
        if len(date) >= column:
            self.console.print(Text(date, style="dim"))
            date = ""
        self._wrapped(Text(title, style=style), Text(date.ljust(column), style="dim"), column)

    def below(self, text: Text, indent: int = 0) -> None:
        """A line of an entry under its first."""
        column = (self.indent or 2) + indent
        self._wrapped(text, Text(" " * column), column)

    def _wrapped(self, text: Text, first: Text, column: int) -> None:
        """The text wrapped to the terminal's width from a column on, `first` standing before its first row."""
        for row in text.wrap(self.console, max(20, self.console.width - column)):
            row.rstrip()
            self.console.print(first + row)
            first = Text(" " * column)

    @property
    def indent(self) -> int:
        """The width of the date column; none on a narrow terminal."""
        return 19 if self.console.width >= 72 else 0

    def marked(self, evidence: Span, marks: Iterable[Span], context: int = CONTEXT) -> Text:
        """The words around the evidence, the marked words standing out."""
        spans = sorted((mark for mark in marks if evidence.covers(mark)), key=lambda mark: mark.start)
        first = max(evidence.start, (spans[0].start if spans else evidence.start) - context)
        last = min(evidence.end, (spans[-1].end if spans else evidence.start + context) + context)
        line, at = Text("“" if first == evidence.start else "“…"), first
        for mark in spans:
            if mark.start < at:
                continue  # two marks on the same words
            line.append(flat(evidence.text[at - evidence.start : mark.start - evidence.start]), style="italic")
            line.append(f"[{mark.text}]" if self.plain else mark.text, style="bold underline")
            at = mark.end
        line.append(flat(evidence.text[at - evidence.start : last - evidence.start]), style="italic")
        line.append("”" if last == evidence.end else "…”")
        return line


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split("\n"))


def describe(participant: Participant) -> str:
    """A speaker's name with the role, where both are known."""
    role = participant.actor.role if participant.actor else None
    return f"{name_of(participant)} ({role})" if role else name_of(participant)


def outlet(report: Report) -> str:
    """Where something was read: publisher and day, or the title where no publisher is known."""
    day = dates.moment(report.published[:10]) if report.published else "undated"
    return f"{report.publisher or report.title or report.article}, {day}"


def carried(voice: Voice) -> str:
    """A voice by the outlet that told it first, with those that carry the same text."""
    first, *others = voice.carriers
    return f"{first} (carried by {join(others)})" if others else first


def sources(event: Event) -> str:
    """Everybody who reports an event, each once."""
    return "; ".join(dict.fromkeys(outlet(mention.report) for mention in event.mentions))


def support(event: Event) -> list[str]:
    """How many tell an event independently, and how many outlets carry it; nothing where one outlet does."""
    outlets = {carrier for voice in event.voices for carrier in voice.carriers}
    voices = f"{len(event.voices)} voice" + ("s" if len(event.voices) > 1 else "")
    return [f"{voices}, {len(outlets)} outlets"] if len(outlets) > 1 else []


def decisions(told: Iterable[Mention | CommitmentMention | SaidThing]) -> list[str]:
    """What people decided about these, each decision once, in words."""
    made = {each.id: each for mention in told for each in mention.corrections}
    return [f"{DECIDED[each.act]} by {each.by}" + _what(each) for each in made.values()]


DECIDED = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split off"}


def _what(correction: Correction) -> str:
    said = f": {correction.said}" if correction.said else ""
    return said + (f" ({correction.because})" if correction.because else "")
