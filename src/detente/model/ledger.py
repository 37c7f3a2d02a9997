"""The ledger: one commitment as all reports tell it, with its history (codebook, section 6).

A history is every dated, attributed claim, in time order. Walking through it, a claim moves the commitment on,
retells what was known, or contradicts it (`ontology/states.yaml`); a contradiction is kept as a Clash that names
its report and is not counted. Nothing is stored: a LedgerEntry is computed from the mentions known at a moment.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from detente.model.commitment import CommitmentKind, State
from detente.model.fused import CommitmentMention, Judgement, Report
from detente.model.support import DAY, Support
from detente.ontology import transitions

TOLD_ON = 2  # days in which a report of the same thing is the same news told on
_LENGTH = re.compile(r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?(?:T(?P<hours>\d+)H)?")


class ReportedState(Struct, frozen=True, kw_only=True):
    """One dated claim about a commitment and the report it stands in.

    date: the day it is told for, None where not told.  claimed_by: None for the journalist's own words.
    effective, until, lasting: the terms this claim sets, where it sets any (see CommitmentState).
    start, end: the evidence in the text of `report`.  also: further reports that claim the same.
    """

    state: State
    date: str | None
    claimed_by: str | None
    start: int
    end: int
    report: Report
    effective: str | None = None
    until: str | None = None
    lasting: str | None = None
    also: tuple[Report, ...] = ()

    @property
    def moment(self) -> str:
        """The moment it sorts by: its date, else the report's."""
        return self.date or self.report.published or "~"

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every report that claims this, the first one first."""
        return (self.report, *self.also)


class Clash(NamedTuple):
    """A claim that the history cannot take, and why, in plain words."""

    claim: ReportedState
    reason: str


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """One commitment as all reports tell it, with its history in time order.

    id: of the pivot; the id of any of its mentions leads to it too.
    parties: as the pivot has them, or where it names one only, all that are told.
    mediators: those that most voices name first.
    declared, effective, until: as best supported; `states` keeps who told which terms. Where no report names the last
        day, it follows from the first one and from how long the thing was to hold and was extended, if told.
    states: every claim, the same claim of several reports once.  clashes: those that contradict the history.
    state: where the history stands, None where no report tells any.
    """

    id: str
    kind: CommitmentKind
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    declared: str | None
    effective: str | None
    until: str | None
    conditions: tuple[str, ...]
    states: tuple[ReportedState, ...]
    state: State | None
    clashes: tuple[Clash, ...]
    mentions: tuple[CommitmentMention, ...]
    judgements: tuple[Judgement, ...] = ()

    @property
    def start(self) -> str:
        """The moment it sorts by: when it takes effect, else when it was declared; last where untold."""
        return self.effective or self.declared or "~"

    @property
    def put_off(self) -> tuple[str, ...]:
        """The beginnings announced before and not kept, in the order they were told, up to the one that came."""
        told = [claim for claim in self.states if claim.effective and claim.state in ("agreed", "proposed")]
        days = dict.fromkeys(
            moment
            for claim in sorted(told, key=lambda each: each.report.published or "~")
            if (moment := claim.effective) and self.effective and moment[:DAY] < self.effective[:DAY]
        )
        return tuple(days)

    @classmethod
    def of(cls, id: str, mentions: Sequence[CommitmentMention], judgements: Iterable[Judgement] = ()) -> "LedgerEntry":
        """The commitment that these mentions tell, most telling first; `mentions` may not be empty."""
        told = [mention.commitment for mention in mentions]
        support = Support(mention.report for mention in mentions)
        effective = support.moment((m.commitment.effective, m.report) for m in mentions)
        entry = cls(
            id=id,
            kind=told[0].kind,
            parties=told[0].parties
            if len(told[0].parties) > 1
            else _distinct(n for each in told for n in each.parties),
            mediators=support.ranked((name, m.report) for m in mentions for name in m.commitment.mediators),
            declared=_declared(support, mentions, effective),
            effective=effective,
            until=_until(support, mentions, effective),
            conditions=_distinct(text for each in told for text in each.conditions),
            states=tuple(_folded(support, _claims(mentions))),
            state=None,
            clashes=(),
            mentions=tuple(mentions),
            judgements=tuple(judgements),
        )
        return entry.walked()

    def walked(self) -> "LedgerEntry":
        """The entry with its state and clashes, computed from its states."""
        state, clashes = walk(self.states, self.effective)
        return replace(self, state=state, clashes=tuple(clashes))


def walk(states: Iterable[ReportedState], effective: str | None) -> tuple[State | None, list[Clash]]:
    """Where a history in time order ends, and the claims it cannot take."""
    now: State | None = None
    clashes: list[Clash] = []
    for claim in states:
        rule = transitions()[claim.state]
        breach = claim.state in ("violation_alleged", "violated")
        if breach and effective and claim.moment[:DAY] < effective[:DAY]:
            clashes.append(Clash(claim, f"told for {claim.moment[:DAY]}, before it took effect ({effective[:DAY]})"))
        elif (now or "none") in rule.moves:
            now = claim.state
        elif now not in rule.retells:
            clashes.append(Clash(claim, f"told for {claim.moment[:DAY]}, when it was already {now}"))
    return now, clashes


def in_turn(entries: Iterable[LedgerEntry]) -> Iterator[LedgerEntry]:
    """The same entries in the same order, each truce replaced by the next one between the same parties.

    The replacement is dated by the next truce's beginning and shown with the report that told its agreement first.
    """
    entries = list(entries)
    truces: defaultdict[tuple[str, ...], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "ceasefire" and entry.start != "~" and _made(entry):
            truces[tuple(sorted(entry.parties))].append(entry)
    following: dict[str, LedgerEntry] = {}
    for row in truces.values():
        row.sort(key=lambda entry: (entry.start, entry.id))
        for one, other in pairwise(row):
            if one.start[:DAY] < other.start[:DAY]:
                following[one.id] = other
    for entry in entries:
        yield _replaced(entry, following[entry.id]) if entry.id in following else entry


def _made(entry: LedgerEntry) -> ReportedState | None:
    """The claim that tells first of an agreement made."""
    return next((claim for claim in entry.states if claim.state in ("agreed", "in_force")), None)


def _replaced(entry: LedgerEntry, by: LedgerEntry) -> LedgerEntry:
    made = _made(by)
    assert made is not None
    claim = replace(made, state="replaced", date=by.start, claimed_by=None, effective=by.effective, until=None, also=())
    return replace(entry, states=tuple(sorted((*entry.states, claim), key=_order))).walked()


def _claims(mentions: Iterable[CommitmentMention]) -> Iterator[ReportedState]:
    for mention in mentions:
        for each in mention.commitment.states:
            yield ReportedState(
                state=each.state,
                date=each.date,
                claimed_by=each.claimed_by,
                start=each.start,
                end=each.end,
                report=mention.report,
                effective=each.effective,
                until=each.until,
                lasting=each.lasting,
            )


def _order(claim: ReportedState) -> tuple[str, int, str, str, str, int]:
    """By day; within a day as truces go: made, then held, then broken."""
    stage = list(transitions()).index(claim.state)
    report = claim.report
    return claim.moment[:DAY], stage, claim.moment, report.published or "~", report.article, claim.start


def _folded(support: Support, claims: Iterable[ReportedState]) -> Iterator[ReportedState]:
    """The claims in time order; one that several reports make, in the same words of whom and within days, once."""
    groups: defaultdict[tuple[str | None, ...], list[ReportedState]] = defaultdict(list)
    for claim in claims:
        groups[claim.state, claim.claimed_by, claim.effective, claim.until].append(claim)
    folded: list[ReportedState] = []
    for first, *others in (row for rows in groups.values() for row in _by_day(rows)):
        also = {each.report.article: each.report for each in others if each.report.article != first.report.article}
        folded.append(replace(first, lasting=_length(support, (first, *others)), also=tuple(also.values())))
    yield from sorted(folded, key=_order)


def _days_between(one: str, other: str) -> int:
    """Days from one ISO 8601 moment to another; many where one is no full day."""
    try:
        return (date.fromisoformat(other[:DAY]) - date.fromisoformat(one[:DAY])).days
    except ValueError:
        return 0 if one == other else TOLD_ON + 1


def _declared(support: Support, mentions: Sequence[CommitmentMention], effective: str | None) -> str | None:
    """The day it was declared, as best supported; where no report names it, the first on which it was told as agreed."""
    told = support.moment(((mention.commitment.declared, mention.report) for mention in mentions), earliest=True)
    agreed = [claim.date for claim in _claims(mentions) if claim.state == "agreed" and claim.date]
    first = min(agreed, default=None)
    return told or (first if first and first[:DAY] <= (effective or "~")[:DAY] else None)


def _until(support: Support, mentions: Sequence[CommitmentMention], effective: str | None) -> str | None:
    """Until when it holds: as told before any extension, then moved on by each extension in turn."""
    claims = list(_claims(mentions))
    extensions = [claim for claim in claims if claim.state == "extended"]
    plain = [claim for claim in claims if claim.state != "extended"]
    end = support.moment((claim.until, claim.report) for claim in plain) or _after(effective, _length(support, plain))
    for made in _by_day(extensions):
        end = (
            support.moment((claim.until, claim.report) for claim in made) or _after(end, _length(support, made)) or end
        )
    return end or support.moment((mention.commitment.until, mention.report) for mention in mentions)


def _by_day(claims: Iterable[ReportedState]) -> Iterator[list[ReportedState]]:
    """The claims in time order, those of one extension, told of within days, together."""
    rows: list[list[ReportedState]] = []
    for claim in sorted(claims, key=_order):
        if rows and _days_between(rows[-1][0].moment, claim.moment) <= TOLD_ON:
            rows[-1].append(claim)
        else:
            rows.append([claim])
    yield from rows


def _length(support: Support, claims: Iterable[ReportedState]) -> str | None:
    """The length of time that most voices tell; of those told by as many, the first in order."""
    ordered = sorted(claims, key=lambda claim: (claim.lasting or "", claim.report.article))
    return next(iter(support.ranked((claim.lasting, claim.report) for claim in ordered)), None)


def _after(moment: str | None, length: str | None) -> str | None:
    """The moment so much later, as exact as the first; None where a day alone is known and hours are to be added."""
    told = _LENGTH.fullmatch(length or "")
    if moment is None or told is None:
        return None
    added = timedelta(**{unit: int(number) for unit, number in told.groupdict().items() if number})
    try:
        if len(moment) > DAY:
            later = datetime.fromisoformat(moment) + added
            return later.isoformat(timespec="seconds" if later.second else "minutes")
        return (date.fromisoformat(moment) + added).isoformat() if not added.seconds else None
    except ValueError:
        return None


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
