"""The person's view in a terminal: plain lines that fit its width, the evidence marked where it stands.

With colours off (`NO_COLOR`) or on a pipe the marked words stand between `[` and `]` instead.
"""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from detente.cli import dates
from detente.cli.phrases import Act, join, name_of, phrase
from detente.language import LANGUAGES
from detente.model import Article, CodedArticle, Commitment, Participant, Place, Quotation, When
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
            self.act(event, event.when, event.where, event.attribution, event.trigger, event.evidence, event.id)
        if coded.commitments:
            self.heading("Commitments", len(coded.commitments))
            for commitment in coded.commitments:
                self.commitment(commitment, coded.article.text)
        if coded.quotations:
            self.heading("Quotations", len(coded.quotations))
            for quotation in coded.quotations:
                self.quotation(quotation)
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
        sources: Iterable[str] = (),
    ) -> None:
        """One event: date, act in plain words, where, status, who says so, the sentence with its evidence."""
        date = dates.interval(when.interval, when.precision) if when else dates.UNKNOWN
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

    def commitment(self, commitment: Commitment, text: str | None = None) -> None:
        """One commitment: what, between whom, from when, and each state with its date and claimant."""
        date = dates.moment(commitment.effective or commitment.declared)
        title = f"{commitment.kind} between {join(commitment.parties)}" if commitment.parties else commitment.kind
        if commitment.mediators:
            title += f", through {join(commitment.mediators)}"
        self.entry(date, title, style="bold")
        facts = Text()
        told = [("declared", commitment.declared), ("effective", commitment.effective), ("until", commitment.until)]
        facts.append(" · ".join(f"{name} {dates.moment(value)}" for name, value in told if value))
        facts.append(f" · {commitment.id}" if facts else commitment.id, style="dim")
        self.below(facts)
        for state in commitment.states:
            line = Text()
            line.append(state.state.replace("_", " "), style=STATE_STYLE.get(state.state, ""))
            line.append(f", {dates.moment(state.date)}" if state.date else "")
            line.append(f", said by {state.claimed_by}" if state.claimed_by else ", the journalist's words")
            self.below(line)
            if text is not None:
                self.below(self.marked(Span.of(text, state.start, state.end), []), indent=2)
        self.console.print()

    def quotation(self, quotation: Quotation, source: str | None = None) -> None:
        """One quotation: who, with what words, and what."""
        who = " citing ".join(describe(each) for each in quotation.chain or filter(None, [quotation.speaker]))
        self.console.print(Text.assemble((who or "nobody named", "bold"), (f" · {quotation.kind}", "dim")))
        cue = f"{quotation.cue.text}: " if quotation.cue else ""
        content = " … ".join(span.text for span in quotation.content)
        self.below(Text(f"{cue}{content}"), indent=2)
        self.below(Text(" · ".join(filter(None, [source, quotation.id])), style="dim"), indent=2)

    # lines

    def heading(self, title: str, count: int) -> None:
        """A section of the page."""
        self.console.print()
        self.console.print(Text(f"{title} ({count})", style="bold underline"))
        self.console.print()

    def entry(self, date: str, title: str, style: str = "") -> None:
        """The first line of an entry: the date in a column of its own where the terminal is wide enough."""
        if self.indent:
            line = Text(date.ljust(self.indent - 1) + " ", style="dim")
            if len(date) >= self.indent:
                self.console.print(Text(date, style="dim"))
                line = Text(" " * self.indent)
            body = Text(title, style=style)
            rows = body.wrap(self.console, max(20, self.console.width - self.indent))
            for number, row in enumerate(rows):
                self.console.print((line if number == 0 else Text(" " * self.indent)) + row)
        else:
            self.console.print(Text(date, style="dim"))
            self.console.print(Text(title, style=style))

    def below(self, text: Text, indent: int = 0) -> None:
        """A line of an entry under its first."""
        self.console.print(Padding(text, (0, 0, 0, (self.indent or 2) + indent)))

    @property
    def indent(self) -> int:
        """The width of the date column; none on a narrow terminal."""
        return 19 if self.console.width >= 72 else 0

    def marked(self, evidence: Span, marks: Iterable[Span]) -> Text:
        """The words around the evidence, the marked words standing out."""
        spans = sorted((mark for mark in marks if evidence.covers(mark)), key=lambda mark: mark.start)
        first = max(evidence.start, (spans[0].start if spans else evidence.start) - CONTEXT)
        last = min(evidence.end, (spans[-1].end if spans else evidence.start + CONTEXT) + CONTEXT)
        line, at = Text("“" if first == evidence.start else "“…"), first
        for mark in spans:
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
