"""When an act happened, and whether that makes it past or to come (codebook, section 5, "When").

In this order: the time that syntax ties to it; the time since which it has gone on; the publication day where the act
is the news itself. An undated act of the background has no interval.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from detente.coding.events.circumstances import Circumstances
from detente.coding.events.drafts import Draft
from detente.coding.events.tying import between
from detente.model import Document, Interval, TimeExpression, Token, When
from detente.model.event import Status

NEWS = frozenset({"actual", "ongoing", "negated"})
DURATION = re.compile(r"P(\d+)([DWMY])")
REACTIONS = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT"})  # what is said of the news, on its day
SETTLED = frozenset({"AGREE", "RETREAT", "THREATEN"})  # outside the lead, what led to the news
FINE = ("minute", "hour")  # precisions of which a bound is a moment of its day
# relations of clauses that tell the background of others
BACKGROUND = frozenset({"acl", "advcl", "amod"})
DURATIVE = frozenset({"ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "AID"})  # done over a time
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # done in words


def when(draft: Draft, circumstances: Circumstances) -> When | None:
    """The time of an act; None where none is told and it is not the news of the day."""
    candidate, published = draft.candidate, circumstances.document.article.published
    time = circumstances.time(candidate)
    if time is not None and (found := _of_time(draft, time, published)):
        return found
    present = _judged(draft) or (draft.type in VERBAL and not done(draft) and candidate.entry.part != "noun")
    said = circumstances.spoken(candidate) if present else None
    if said is not None and not to_come(said.interval, published):
        return _of_time(draft, said, published)
    carried = None if anterior(draft, circumstances) else circumstances.carried(candidate)
    if draft.status == "ongoing" and carried is not None and long_ago(carried.interval, published):
        carried = None  # `In 2022 they seized it. Since then they have shelled it`
    if carried is not None and (draft.status == "future") == to_come(carried.interval, published):
        return _of_time(draft, carried, published)
    if draft.status == "ongoing" and (lasting := circumstances.duration(candidate)):
        return _since(lasting, published)
    if _reported(draft, circumstances):
        told = circumstances.spoken(candidate)
        if told is not None and told.precision not in FINE and not to_come(told.interval, published):
            return _of_time(draft, told, published)
    if draft.status not in NEWS or background(draft, circumstances):
        return None
    if draft.status != "ongoing" and circumstances.repeated(candidate):
        return None
    return publication_day(published)


def _reported(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an act is told as done by the time it is reported, not as done at some time (`said on Monday that it had …`)."""
    sometime = _perfect(draft, circumstances) or _before_that(draft, circumstances)
    return draft.status == "actual" and done(draft) and not sometime


def _of_time(draft: Draft, time: TimeExpression, published: str | None) -> When | None:
    """The expression as the time of an act; None for a deadline of what is done, or a day to come of what was done."""
    interval, precision = time.interval, time.precision
    if interval is None or precision is None:
        return None
    short = time.type == "DURATION" and (time.value or "").startswith(("PT", "P1D"))
    if short and interval.start and interval.end:
        interval = Interval(whole_day(interval.start).start, whole_day(interval.end).end)  # `in the past 24 hours`
    if interval.start is None and draft.status in NEWS:
        if precision not in FINE or interval.end is None:
            return None
        return When(interval=whole_day(interval.end), precision="day", expression=time.span)
    if draft.status == "actual" and done(draft) and to_come(interval, published):
        return None
    if draft.status == "hypothetical" and not _still_to_come(interval, published):
        return None  # when it was asked for or feared, not when it would be done
    return When(interval=interval, precision=precision, expression=time.span)


def dated_status(draft: Draft, moment: When | None, published: str | None) -> Status:
    """The status that the words give, corrected by the date: long ago, or still to come."""
    interval = moment.interval if moment else None
    if draft.status in ("actual", "ongoing", "future") and long_ago(interval, published):
        return "historical"
    told = moment is not None and moment.expression is not None
    if draft.status in ("actual", "ongoing") and not done(draft) and told and to_come(interval, published):
        return "future"
    if draft.status == "actual" and draft.type in DURATIVE and _from_then_on(interval, published):
        return "ongoing"
    return draft.status


def until_now(draft: Draft, moment: When | None, published: str | None) -> When | None:
    """The time of an act; of what is counted since a time, in a past tense, up to the publication day (`has killed … since`)."""
    day = day_of(published)
    if moment is None or day is None or not done(draft) or not _from_then_on(moment.interval, published):
        return moment
    stretch = Interval(moment.interval.start, (day + timedelta(days=1)).isoformat())
    return When(interval=stretch, precision=moment.precision, expression=moment.expression)


def _from_then_on(interval: Interval | None, published: str | None) -> bool:
    """Whether a stretch of time began before the publication day and has no end (`since Monday`)."""
    day = day_of(published)
    start = day_of(interval.start) if interval is not None and interval.end is None and interval.start else None
    return day is not None and start is not None and start < day


def done(draft: Draft) -> bool:
    """Whether an act is told in the past."""
    return draft.candidate.position.feats.get("Tense") == "Past"


def _since(lasting: TimeExpression, published: str | None) -> When | None:
    """The open interval of what has gone on for a duration until the publication day."""
    day, match = day_of(published), DURATION.fullmatch(lasting.value or "")
    if day is None or match is None:
        return publication_day(published)
    count, unit = int(match[1]), match[2]
    start = before(day, count, unit)
    return When(interval=Interval(start.isoformat(), None), precision="day", expression=lasting.span)


def before(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years (`D`, `W`, `M`, `Y`) before another."""
    if unit in "DW":
        return day - timedelta(days=count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "Y" else 1)
    year, month = max(1, months // 12), months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def background(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an undated act is no news of the day.

    Told in passing: in somebody's words below the lead, in a relative or participial clause, by an event noun that is
    not what its sentence is about, or as something that was before.
    """
    document, position = circumstances.document, draft.candidate.position
    quoted = any(quotation.covers(draft.token.start) for quotation in circumstances.quotations)
    if _a_document_says(draft, circumstances):
        return True
    if draft.status == "ongoing":
        noun = draft.candidate.entry.part == "noun" and draft.candidate.carrier is None
        present = circumstances.words.attributive and _present(position)
        described = position.rel in ("acl", "amod") and (present or done(draft))
        return (
            described
            or bool(draft.claimed_by)
            or (draft.frame.status == "ongoing" and quoted)
            or (noun and _in_passing(draft, circumstances))
        )
    if draft.claimed_by or anterior(draft, circumstances):
        return True
    reacts = draft.type in REACTIONS
    if not in_lead(draft, circumstances):
        if _perfect(draft, circumstances) and not (reacts and position.rel == "root"):
            return True
        if not quoted and (draft.type in SETTLED or (not reacts and _goes_back(draft, circumstances))):
            return True
    if quoted:
        if draft.status == "negated":
            return True
        own = draft.frame.reciprocal and draft.type == "AGREE"
        told = _performed(draft, circumstances) or _judged(draft)
        return not (own or told or in_lead(draft, circumstances))
    if draft.candidate.entry.part == "noun" and draft.candidate.carrier is None:
        return _in_passing(draft, circumstances)
    if position.rel in ("acl", "nmod") and position.feats.get("VerbForm") == "Inf":
        return True  # `the decision to resign`
    if position.rel not in BACKGROUND or (position.rel == "acl" and draft.type in VERBAL and _present(position)):
        return False
    return position.feats.get("VerbForm") not in ("Inf", "Ger", "Conv") and not (
        position.rel == "advcl" and (_present(position) or document.children(position, "obj"))
    )


def _present(verb: Token) -> bool:
    return verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") in ("Part", "Ger")


def _judged(draft: Draft) -> bool:
    """Whether an act is a judgement that somebody passes in saying it (`said the bans were in contravention of …`)."""
    return "speaker" in draft.candidate.entry.roles.get("actor", ())


def _perfect(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an act is told in a tense that only says that it was done by now (`Iran has held four rounds`)."""
    return any(
        child.lemma in circumstances.words.perfect and child.feats.get("Tense") == "Pres"
        for child in circumstances.document.children(draft.candidate.position, "aux")
    )


def _a_document_says(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether a plan or a text provides for something, in the present: what stands in it is no news of the day."""
    position = draft.candidate.position
    if draft.type not in VERBAL or not _present_tense(position) or in_lead(draft, circumstances):
        return False
    subjects = circumstances.document.children(position, "nsubj")
    told = {(p.start, p.end) for p in draft.actors}
    return bool(told) and any(
        token.upos == "NOUN" and not any(start <= token.start < end for start, end in told) for token in subjects
    )


def _present_tense(verb: Token) -> bool:
    return verb.upos == "VERB" and verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") == "Fin"


def _performed(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether a speaker does an act in saying it (`we condemn`, « je ne peux que saluer »)."""
    if draft.type not in VERBAL or done(draft):
        return False
    document, position = circumstances.document, draft.candidate.position
    above = document.head(position) if position.feats.get("VerbForm") == "Inf" else None
    subjects = [child for verb in (position, above) if verb for child in document.children(verb, "nsubj", "aux")]
    return any(token.feats.get("Person") == "1" for token in (position, *subjects))


def _in_passing(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an event noun is not what its sentence is about: neither its subject, nor said during what it happened."""
    document, noun = circumstances.document, draft.candidate.position
    head = document.head(noun)
    while noun.rel == "nmod" and head is not None and head.lemma in circumstances.words.during:
        noun, head = head, document.head(head)  # `à l'issue d'un débat`
    if head is None:
        return any(_standing(document, noun))
    if noun.rel in ("obl", "advmod"):
        led = any(case.lemma in circumstances.words.during for case in document.children(noun, "case"))
        return not (led and _main(document, head))
    return (
        noun.rel not in ("nsubj", "dep") or head.rel not in ("root", "conj", "ccomp") or any(_standing(document, head))
    )


def _main(document: Document, verb: Token) -> bool:
    """Whether a verb is that of a main clause, be it that a parser hung it on a dash or full stop."""
    above = document.head(verb)
    return verb.rel == "root" or (above is not None and above.upos == "PUNCT" and above.rel == "root")


def _standing(document: Document, head: Token) -> Iterator[bool]:
    """Whether something is only said to be something, in the present (`is the source of`)."""
    yield from (child.feats.get("Tense") == "Pres" for child in document.children(head, "cop"))


def _goes_back(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether the last day that the paragraph named before an act of the past is earlier than that of the news."""
    day = day_of(circumstances.document.article.published)
    before = _told_before(draft, circumstances) if done(draft) else None
    start = day_of(before.interval.start) if before is not None and before.interval and before.interval.start else None
    return day is not None and start is not None and start < day


def _told_before(draft: Draft, circumstances: Circumstances) -> TimeExpression | None:
    """The last day or time that the paragraph of an act names before its sentence."""
    document = circumstances.document
    here = document.sentence_span(draft.token.sentence).start
    paragraph = document.text.rfind("\n", 0, here) + 1
    named = [time for time in between(circumstances.times, paragraph, here) if time.type in ("DATE", "TIME")]
    return next((time for time in reversed(named) if time.interval is not None), None)


def one_more(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an act is told as one more of several (`also`)."""
    adverbs = circumstances.document.children(draft.candidate.position, "advmod")
    return any(each.lemma in circumstances.words.additive for each in adverbs)


def anterior(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an act is told as something that was before: in the pluperfect, as `previously`, or as a reminder (`Напомним`)."""
    document, words = circumstances.document, circumstances.words
    position = draft.candidate.position
    children = document.children(position)
    had = any(
        c.rel == "aux" and c.lemma in ("have", "avoir", "être") and c.feats.get("Tense") in ("Past", "Imp")
        for c in children
    )
    perfect = position.feats.get("VerbForm") == "Part"
    passive = any(c.deprel == "aux:pass" for c in children)
    first = document.sentences[position.sentence][0]
    recalled = any(token.lemma in words.reminders for token in document.tokens[first : first + 2])
    return (had and perfect and not passive) or recalled or _before_that(draft, circumstances)


def _before_that(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether `earlier`, `recently` and the like stand with an act, or with the verb that a noun or an infinitive serves."""
    document, node = circumstances.document, draft.candidate.position
    while True:
        if any(_earlier(c, circumstances) for c in document.children(node, "advmod", "obl")):
            return True
        head = document.head(node)
        if head is None or node.feats.get("VerbForm") == "Fin" or node.rel not in ("obj", "obl", "nsubj", "xcomp"):
            return False
        node = head


def _earlier(word: Token, circumstances: Circumstances) -> bool:
    """Whether a word says that an act was before the news: `earlier`, `before that`."""
    if word.rel == "advmod":
        return word.lemma in circumstances.words.anterior
    led = (case.lemma for case in circumstances.document.children(word, "case"))
    return word.feats.get("PronType") == "Dem" and any(case in circumstances.words.ahead for case in led)


def in_lead(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an act stands in the first sentence of the article's text or above it; a dateline, which has no verb, is none."""
    document = circumstances.document
    for index, (first, last) in enumerate(document.sentences):
        tokens = document.tokens[first:last]
        if tokens[-1].upos == "PUNCT" and any(token.upos in ("VERB", "AUX") for token in tokens):
            return draft.token.sentence <= index
    return True


def day_of(published: str | None) -> date | None:
    """The publication day; None where unknown."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def publication_day(published: str | None) -> When | None:
    """The publication day as the time of an act that is the news itself; None where it is unknown."""
    day = day_of(published)
    return None if day is None else When(interval=whole_day(day.isoformat()), precision="day", expression=None)


def whole_day(moment: str) -> Interval:
    """The day of an ISO 8601 date or date-time."""
    day = date.fromisoformat(moment[:10])
    return Interval(day.isoformat(), (day + timedelta(days=1)).isoformat())


def long_ago(interval: Interval | None, published: str | None) -> bool:
    """Whether a stretch of time ended more than a year before publication."""
    day = day_of(published)
    if day is None or interval is None or interval.end is None:
        return False
    end = day_of(interval.end if len(interval.end) >= 10 else None)
    return end is not None and end < day - timedelta(days=365)


def _still_to_come(interval: Interval | None, published: str | None) -> bool:
    """Whether a stretch of time goes on after the publication day (`this week`)."""
    day = day_of(published)
    end = day_of(interval.end) if interval is not None and interval.end else None
    ends_later = day is not None and end is not None and end > day + timedelta(days=1)
    return ends_later or to_come(interval, published)


def to_come(interval: Interval | None, published: str | None) -> bool:
    """Whether a stretch of time begins after the publication day."""
    day = day_of(published)
    start = day_of(interval.start) if interval is not None and interval.start else None
    return day is not None and start is not None and start > day
