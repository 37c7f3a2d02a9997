"""One unit read: each cue with what it reports, left to right, every quotation reported once."""

from msgspec import Struct, field

from detente.coding.quotations.clauses import clause_before, clause_from, complement, trimmed
from detente.coding.quotations.cues import Cue, find_cues, speaks_finitely
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.speakers import POSSESSIVES, Mention, governed_subject, subject_after, subject_before
from detente.coding.quotations.units import Unit, View, is_finite
from detente.model import Token

MAX_SCARE = 2  # words between quotation marks that are no quotation unless a cue stands beside them
BRIDGE = 30  # items between a quotation and the verb that reports it
SUBJECTLESS = ("алось", "илось", "елось", "ается", "ится", "яется", "ялось")
MAX_CITING = 60  # characters between a speaker and who is cited
Content = list[tuple[int, int]]


class Report(Struct):
    """What one cue reports: content spans, the quotations they consist of, cue and speaker as found."""

    content: Content
    quotes: list[Quoted]
    cue: tuple[int, int] | None
    mention: Mention | None
    unit: Unit
    literal: bool = False
    pending: bool = False
    cited: Mention | None = None
    outer: list[Mention] = field(default_factory=list)

    @property
    def sources(self) -> list[Mention]:
        """All speakers, outermost first: who reports, the speaker, whom the speaker cites."""
        return [*self.outer, *(each for each in (self.mention, self.cited) if each is not None)]

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0] if self.content else (self.cue or (0, 0))[0]


class UnitReader:
    """Reads one unit; `claimed` holds the quotations that a cue has taken."""

    def __init__(self, view: View, unit: Unit, before: Unit | None) -> None:
        self.view, self.unit, self.before = view, unit, before
        self.items = unit.items
        self.claimed: set[int] = set()
        self.cues = find_cues(view, unit)
        self.reports: list[Report] = []

    def read(self) -> list[Report]:
        """The reports of the unit in the order of their cues."""
        anaphora = self._anaphora()
        if anaphora:
            return self._told_before(anaphora)
        for number, cue in enumerate(self.cues):
            report = self._source(cue) if cue.is_source else self._verb(number, cue)
            if report is not None:
                self._cite(report)
                self.reports.append(report)
        return self.reports

    # ---- Об этом сообщил …, C'est ce qu'a déclaré …

    def _anaphora(self) -> int:
        """How many items make an opening that points back to the sentence before; 0 without one."""
        start = next((j for j, i in enumerate(self.items) if isinstance(i, Quoted) or i.upos != "PUNCT"), 0)
        item = self.items[start] if self.items else None
        if not isinstance(item, Token):
            return 0
        length = self.view.match(self.view.know.connectives, item.i)
        follows = self.items[start + length] if length and start + length < len(self.items) else item
        if isinstance(follows, Token) and follows.text == "," and start + length + 1 < len(self.items):
            follows = self.items[start + length + 1]
        if not isinstance(follows, Token):
            return 0
        found = self.view.match(self.view.know.anaphora, follows.i)
        return self.items.index(follows) + found if found else 0

    def _told_before(self, opening: int) -> list[Report]:
        """What the sentence before says, as the words of whom this one names."""
        if self.before is None or self.before.within is not self.unit.within:
            return []
        verbs = [cue for cue in self.cues if not cue.is_source and "quote" in cue.takes]
        main = next((cue for cue in verbs if cue.opener is None), verbs[0] if verbs else None)
        if main is not None:
            if complement(self.view, self.unit, main) is not None and not self._plain_object(main):
                return []
            mention = subject_after(self.view, self.unit, main.last + 1)
            mention = mention or subject_before(self.view, self.unit, main) or self._read_in(main)
            span = self._cue_span(main)
        else:
            mention = self._written_by(opening)
            first, last = self.items[0], self.items[opening - 1]
            span = first.start, last.end
        if mention is None or self._nobody(mention) or self._inside(mention, opening):
            return []
        spans, quotes = clause_before(self.view, self.before, len(self.before.items), needs_pause=False)
        if not spans:
            return []
        report = Report(spans, quotes, span, mention, self.unit, literal=self._all_quoted(spans, quotes))
        report.outer = [
            m for cue in verbs if cue is not main and (m := subject_after(self.view, self.unit, cue.last + 1))
        ]
        self._cite(report)
        self.reports.append(report)
        return self.reports

    def _plain_object(self, cue: Cue) -> bool:
        found = complement(self.view, self.unit, cue)
        return found is not None and found[0] == "naming"

    def _inside(self, mention: Mention, opening: int) -> bool:
        last = self.items[opening - 1]
        return isinstance(last, Token) and mention.head.i <= last.i

    def _written_by(self, opening: int) -> Mention | None:
        for j in range(opening, min(len(self.items), opening + 5)):
            item = self.items[j]
            if isinstance(item, Token) and item.upos == "ADP":
                return governed_subject(self.view, self.unit, j + 1)
        return None

    def _cite(self, report: Report) -> None:
        """Adds whom the speaker cites (…, citant une source) or who cites the speaker (…, cité par l'AFP)."""
        if report.mention is None or report.cue is None:
            return
        last = max(report.mention.last.end, report.cue[1])
        know = self.view.know
        for j, item in enumerate(self.items):
            if isinstance(item, Quoted) or item.start < last:
                continue
            for phrases, inward in ((know.citing, True), (know.cited_by, False)):
                length = self.view.match(phrases, item.i)
                if not length:
                    continue
                found = governed_subject(self.view, self.unit, j + length)
                if found is None:
                    continue
                if inward:
                    report.cited = found
                else:
                    report.outer = [found, *report.outer]
                return
            if item.start > last + MAX_CITING:
                return

    # ---- verbs

    def _verb(self, number: int, cue: Cue) -> Report | None:
        report = self._reported(number, cue)
        if report is not None and cue.verb.lemma in self.view.know.relays:
            self._relay(cue, report)
        return report

    def _relay(self, cue: Cue, report: Report) -> None:
        """ТАСС приводит слова министра: whose words the outlet gives is the speaker, the outlet the outer source."""
        for j in range(cue.last + 1, min(len(self.items), cue.last + 4)):
            item = self.items[j]
            if isinstance(item, Quoted) or item.lemma not in self.view.know.relayed:
                continue
            before = self.items[j - 1]
            speaker = governed_subject(self.view, self.unit, j + 1)
            if isinstance(before, Token) and self.view.low[before.i] in POSSESSIVES:
                speaker = Mention(before, before, before)
            elif speaker is not None and speaker.head.feats.get("Case") == "Nom":
                return  # приводит слова ТАСС: who relays, not whose words
            if speaker is None or report.mention is None:
                return
            if not speaker.first.i <= report.mention.head.i <= speaker.last.i:
                report.outer = [report.mention, *report.outer]
            report.mention = speaker
            return

    def _reported(self, number: int, cue: Cue) -> Report | None:
        quoting = "quote" in cue.takes
        if cue.opener is not None and ("incise" in cue.takes or quoting):
            report = self._parenthesis(cue)
            if report is not None:
                return report
        if quoting:
            report = self._after_quote(cue)
            if report is not None:
                return report
        return self._complement(number, cue) or (self._incise(cue) if "incise" in cue.takes else None)

    def _after_quote(self, cue: Cue) -> Report | None:
        """« … », a déclaré X · “…,” X said: the quotation directly before the cue's own clause."""
        place = self._quote_before(cue.first)
        if place is None:
            return None
        quote = self.items[place]
        assert isinstance(quote, Quoted)
        if id(quote) in self.claimed:
            return None
        bridge = self.items[place + 1 : cue.first]
        plain = all(isinstance(item, Token) and self._light(item) for item in bridge)
        mention: Mention | None
        if cue.clitic is not None:
            mention = self._clitic(cue)
        elif plain:
            mention = subject_after(self.view, self.unit, cue.last + 1)
            if mention is None and not self._closes(cue):
                return None
        else:
            mention = subject_before(self.view, self.unit, cue)
            if mention is None and self._timely([item for item in bridge if isinstance(item, Token)]):
                mention = self._read_in(cue)
                if mention is not None:
                    return self._quoted_report([place], cue, mention)
            if mention is None or not self._bridges(bridge, mention, quote) or self._scare(quote, bridge):
                return None
        if self._own_complement(cue) and not plain:
            return None
        return self._quoted_report([place, *self._resumed(cue, mention)], cue, mention)

    def _scare(self, quote: Quoted, after: list[Token | Quoted]) -> bool:
        """Whether a word or two between marks are part of the reporter's own phrase, no pause after them."""
        paused = bool(after) and isinstance(after[0], Token) and after[0].upos == "PUNCT"
        paused = paused or self.view.document.text[slice(*quote.inner[-1])].rstrip()[-1:] in (",", ".", "!", "?", "…")
        return self._few(quote) and not paused

    def _few(self, quote: Quoted) -> bool:
        return quote.words(self.view.document.text) <= MAX_SCARE

    def _resumed(self, cue: Cue, mention: Mention | None) -> list[int]:
        """The quotation that goes on after the cue: “My hope,” he said, “is that …”."""
        said = max(cue.verb.i, mention.last.i if mention is not None else 0)
        for j in range(cue.first, len(self.items)):
            item = self.items[j]
            if isinstance(item, Quoted):
                if id(item) in self.claimed or item.start < self.view.document.tokens[said].end:
                    return []
                return [j]
            if item.i > said and not (
                item.upos in ("PUNCT", "ADV", "ADP", "DET", "CCONJ")
                or item.lemma in self.view.know.time
                or item.upos in ("NOUN", "PROPN")
            ):
                return []
            if item.i > said and item.text == ":":
                return []
            if any(other.first == j for other in self.cues if other is not cue and not other.is_source):
                return []
        return []

    def _quote_before(self, place: int) -> int | None:
        for j in range(place - 1, max(-1, place - BRIDGE), -1):
            if isinstance(self.items[j], Quoted):
                return j
        return None

    def _light(self, item: Token) -> bool:
        return (item.upos in ("PUNCT", "ADV", "PART", "SYM") and item.text not in (":", ";", ".")) or (
            item.upos == "CCONJ" and False
        )

    def _closes(self, cue: Cue) -> bool:
        """Whether the unit ends with the cue (« … », dit-on)."""
        return all(isinstance(i, Token) and i.upos in ("PUNCT", "ADV") for i in self.items[cue.last + 1 :])

    def _bridges(self, bridge: list[Token | Quoted], mention: Mention, quote: Quoted) -> bool:
        """Whether only the speaker, and what describes him, stands between quotation and verb."""
        tokens = [item for item in bridge if isinstance(item, Token)]
        if len(tokens) < len(bridge):
            return False
        before = [t for t in tokens if t.i < mention.first.i and t.upos not in ("PUNCT", "ADV")]
        after = [t for t in tokens if t.i > mention.last.i]
        if any(t.upos in ("VERB", "SCONJ", "CCONJ", "NOUN", "PROPN") for t in before) and not self._timely(before):
            return False
        finite = [t for t in after if is_finite(t) and t.upos == "VERB"]
        return not finite or self.view.low[after[0].i] in (",", "who", "(")

    def _timely(self, tokens: list[Token]) -> bool:
        """Whether words before the subject only tell when or where (“…,” on Monday the minister said)."""
        low, know = self.view.low, self.view.know
        return all(t.upos in ("ADP", "DET", "ADV", "PUNCT", "NUM", "PRON") or low[t.i] in know.time for t in tokens)

    def _own_complement(self, cue: Cue) -> bool:
        found = complement(self.view, self.unit, cue)
        return found is not None and found[0] == "clause"

    def _quoted_report(self, places: list[int], cue: Cue, mention: Mention | None) -> Report:
        quotes = [quote for place in places if isinstance(quote := self.items[place], Quoted)]
        for quote in quotes:
            self.claimed.add(id(quote))
        content = [span for quote in quotes for span in trimmed(self.view, quote.inner)]
        return Report(content, quotes, self._cue_span(cue), mention, self.unit, literal=True)

    def _clitic(self, cue: Cue) -> Mention | None:
        """The inverted pronoun; for « peut-on lire dans le communiqué » what is read."""
        assert cue.clitic is not None
        text = self.view.low[cue.clitic.i].lstrip("-")
        if text in self.view.know.impersonal or text == "on":
            return self._written(cue)
        return Mention(cue.clitic, cue.clitic, cue.clitic)

    def _written(self, cue: Cue) -> Mention | None:
        """The text or outlet that words stand in: lit-on dans une lettre, говорится в сообщении."""
        for j in range(cue.last + 1, min(len(self.items), cue.last + 4)):
            item = self.items[j]
            if isinstance(item, Token) and item.upos == "ADP":
                return governed_subject(self.view, self.unit, j + 1)
        return None

    def _complement(self, number: int, cue: Cue) -> Report | None:
        """What follows the verb: a clause, an infinitive, a colon, a quotation."""
        found = complement(self.view, self.unit, cue)
        if found is None:
            return None
        kind, place = found
        if any(cue.last < other.first and other.last < place - 1 and not other.is_source for other in self.cues):
            return None  # what follows belongs to a verb nearer to it
        mention = self._subject(number, cue)
        if kind == "colon":
            return self._colon(place, cue, mention)
        if mention is not None and self._nobody(mention):
            return None
        if kind in ("clause", "infinitive", "naming"):
            if mention is None:
                return None
            return self._clause(place, number, cue, mention)
        return self._object(place, cue, mention)

    def _nobody(self, mention: Mention) -> bool:
        text = self.view.low[mention.head.i].lstrip("-")
        return mention.head.upos == "PRON" and text in self.view.know.impersonal

    def _subject(self, number: int, cue: Cue) -> Mention | None:
        if cue.clitic is not None:
            return self._clitic(cue)
        if number and self.reports and self._coordinated(cue) and not self.cues[number - 1].is_source:
            return self.reports[-1].mention  # assure que … et ajoute que …
        mention = subject_before(self.view, self.unit, cue)
        if mention is None and number and not self.cues[number - 1].is_source and self.reports:
            mention = self.reports[-1].mention  # …, ajoutant que: the speaker of the cue before
        if mention is None:
            mention = subject_after(self.view, self.unit, cue.last + 1)
        return mention

    def _coordinated(self, cue: Cue) -> bool:
        """Whether a conjunction stands right before a verb group: its subject is that of the verb before."""
        before = self.items[cue.first - 1] if cue.first else None
        return isinstance(before, Token) and before.upos == "CCONJ"

    def _clause(self, place: int, number: int, cue: Cue, mention: Mention) -> Report | None:
        spans, quotes = clause_from(self.view, self.unit, place, cue, self.cues[number + 1 :])
        if not spans:
            return None
        for quote in quotes:
            self.claimed.add(id(quote))
        literal = self._all_quoted(spans, quotes)
        if not literal:
            spans = self._with_opener(place, spans)
        return Report(spans, quotes, self._cue_span(cue), mention, self.unit, literal=literal)

    def _with_opener(self, place: int, spans: Content) -> Content:
        """The spans of a clause with the complementizer before it, where that is content (que …, whether …)."""
        for length in (2, 1):
            item = self.items[place - length]
            if isinstance(item, Token) and self.view.match(self.view.know.content_openers, item.i) == length:
                return [(item.start, spans[0][1]), *spans[1:]]
        return spans

    def _all_quoted(self, spans: Content, quotes: list[Quoted]) -> bool:
        return bool(quotes) and all(any(q.start <= s and e <= q.end for q in quotes) for s, e in spans)

    def _colon(self, place: int, cue: Cue, mention: Mention | None) -> Report | None:
        """X a écrit : « … » · X said: “…” “…” · the words after a colon without marks."""
        if cue.verb.feats.get("VerbForm") == "Inf" and cue.first == cue.last:
            return None  # À lire : …
        places = [j for j in range(place + 1, len(self.items)) if isinstance(self.items[j], Quoted)]
        if mention is None:
            mention = subject_after(self.view, self.unit, cue.last + 1)
        if places and id(self.items[places[0]]) in self.claimed:
            return None
        if places and places[0] <= place + 2:
            return self._quoted_report(places[:1], cue, mention)
        if place == len(self.items) - 1:
            return Report([], [], self._cue_span(cue), mention, self.unit, literal=True, pending=True)
        if not places and not any(isinstance(i, Token) and is_finite(i) for i in self.items[place + 1 :]):
            return None  # confirmed the result: 306 votes to 232
        spans, quotes = clause_from(self.view, self.unit, place + 1, cue, [])
        for quote in quotes:
            self.claimed.add(id(quote))
        return Report(spans, quotes, self._cue_span(cue), mention, self.unit) if spans else None

    def _object(self, place: int, cue: Cue, mention: Mention | None) -> Report | None:
        """A quotation as object or part of it: a dénoncé une « agression » de l'Arménie."""
        quote = self.items[place]
        if not isinstance(quote, Quoted) or id(quote) in self.claimed or mention is None:
            return None
        if any(cue.last < other.first < place and not other.is_source for other in self.cues):
            return None
        between = [i for i in self.items[cue.last + 1 : place] if isinstance(i, Token)]
        if mention.first.start <= quote.start < mention.last.end:
            return None  # сказал министр по делам «единства»: a name for what he does
        far = 2 if "quote" in cue.takes and any(item.upos == "ADP" for item in between[:1]) else 3
        if ("quote" not in cue.takes or far == 2) and self._few(quote) and len(between) > far:
            return None
        spans, quotes = clause_from(self.view, self.unit, place, cue, self.cues, narrow=True)
        for each in quotes:
            self.claimed.add(id(each))
        return Report(spans, quotes, self._cue_span(cue), mention, self.unit, literal=self._all_quoted(spans, quotes))

    def _incise(self, cue: Cue) -> Report | None:
        """…, a précisé le ministère: the clause before the verb, and what goes on after it."""
        if not speaks_finitely(self.unit, cue):
            return None
        inverted = cue.clitic is not None
        mention = self._clitic(cue) if inverted else None
        place = cue.first
        if not inverted:
            before = self._parenthetic_subject(cue) if self.view.document.language == "en" else None
            if before is not None:
                mention, place = before
            elif self._pauses(cue.first - 1) or self._runs_on(cue):
                mention = subject_after(self.view, self.unit, cue.last + 1) or self._read_in(cue)
        if mention is None or (self._nobody(mention)):
            return None
        spans, quotes = clause_before(self.view, self.unit, place, needs_pause=self.view.document.language != "fr")
        if not spans:
            return None
        for quote in quotes:
            self.claimed.add(id(quote))
        return Report(spans, quotes, self._cue_span(cue), mention, self.unit, literal=self._all_quoted(spans, quotes))

    def _runs_on(self, cue: Cue) -> bool:
        """In French, whether a verb follows a whole clause without a comma (Il restera ouvert indique le ministre)."""
        before = self.items[cue.first - 1] if cue.first else None
        if self.view.document.language != "fr" or not isinstance(before, Token):
            return False
        if (
            before.upos not in ("ADJ", "VERB", "ADV", "NOUN", "PROPN", "NUM")
            or cue.verb.feats.get("VerbForm") == "Part"
        ):
            return False
        subjects = self.view.document.children(cue.verb, "nsubj")
        if any(child.i < cue.verb.i for child in subjects):
            return False
        told = [i for i in self.items[: cue.first] if isinstance(i, Token)]
        after = self.items[cue.last + 1] if cue.last + 1 < len(self.items) else None
        definite = isinstance(after, Token) and (after.upos in ("DET", "PROPN", "ADV"))
        return definite and any(is_finite(i) for i in told) and before.rel not in ("nsubj", "flat")

    def _read_in(self, cue: Cue) -> Mention | None:
        """говорится в сообщении: what is read, where nobody is the subject."""
        return self._written(cue) if self.view.document.language == "ru" else None

    def _subjectless(self, cue: Cue) -> bool:
        """Whether a verb is Russian and impersonal (как сообщалось, Бакинский суд …): what follows does not speak."""
        return self.view.document.language == "ru" and self.view.low[cue.verb.i].endswith(SUBJECTLESS)

    def _pauses(self, place: int) -> bool:
        """Whether a comma or dash stands at an item."""
        item = self.items[place] if place >= 0 else None
        return isinstance(item, Token) and item.text in (",", "-", "–", "—", ",-", ", -")

    def _parenthetic_subject(self, cue: Cue) -> tuple[Mention, int] | None:
        """…, the minister said[.,]: subject and verb between pauses; also where they begin."""
        after = self.items[cue.last + 1] if cue.last + 1 < len(self.items) else None
        mention = subject_before(self.view, self.unit, cue)
        if mention is None:
            return None
        place = next((j for j, item in enumerate(self.items) if item is mention.first), None)
        if place is None or place >= cue.first or not self._pauses(place - 1):
            return None
        ends = after is None or (
            isinstance(after, Token) and after.upos in ("PUNCT", "ADP", "ADV", "PROPN", "NOUN", "DET", "PRON")
        )
        return (mention, place) if ends else None

    # ---- comme l'a noté X, selon X

    def _parenthesis(self, cue: Cue) -> Report | None:
        assert cue.opener is not None
        mention = self._clitic(cue) if cue.clitic else None
        if self._subjectless(cue):
            mention = self._read_in(cue)
            if mention is None:
                return None
        if mention is None:
            mention = subject_after(self.view, self.unit, cue.last + 1)
            inside = [i for i in self.items[cue.opener + 1 : cue.first] if isinstance(i, Token)]
            if any(i.upos in ("NOUN", "PROPN", "PRON") and i.rel == "nsubj" for i in inside):
                mention = subject_before(self.view, self.unit, cue) or mention
        if mention is None or self._nobody(mention):
            return None
        return self._around(cue, cue.opener, mention)

    def _source(self, cue: Cue) -> Report | None:
        """Selon X, … · …, according to X."""
        possessive = self.items[cue.first + 1] if cue.last - cue.first == 2 else None
        if isinstance(possessive, Token) and possessive.upos in ("PRON", "DET") and self.view.document.language == "ru":
            mention: Mention | None = Mention(possessive, possessive, possessive)
        else:
            mention = governed_subject(self.view, self.unit, cue.last + 1)
        if mention is None:
            return None
        head = mention.head
        know, low = self.view.know, self.view.low
        if low[head.i] in know.relatives or head.lemma in know.relatives:
            return None
        if low[head.i] in know.not_sources or head.lemma in know.not_sources or low[head.i] in know.impersonal:
            return None
        if "quote source" in cue.takes:
            after = next((j for j, i in enumerate(self.items) if isinstance(i, Token) and i.i > mention.last.i), None)
            following = self.items[after : after + 2] if after is not None else []
            place = next(
                (j for j, i in enumerate(self.items) if isinstance(i, Quoted) and i.start >= mention.last.end), None
            )
            near = place is not None and self.items[place].start - mention.last.end <= 3
            if not (near and following and self._opens_clause(cue)):
                return None
        return self._around(cue, cue.first, mention)

    def _opens_clause(self, cue: Cue) -> bool:
        return not any(isinstance(i, Token) and i.upos in ("VERB", "NOUN", "PROPN") for i in self.items[: cue.first])

    def _bracketed(self, place: int) -> bool:
        """Whether an item stands in parentheses."""
        depth = 0
        for item in self.items[:place]:
            if isinstance(item, Token):
                depth += (item.text == "(") - (item.text == ")")
        return depth > 0

    def _around(self, cue: Cue, first: int, mention: Mention) -> Report | None:
        """The clause that a parenthetical cue comments, which stands after it, before it or on both sides."""
        if self._bracketed(first):
            return None
        last = max(
            cue.last,
            max((j for j, i in enumerate(self.items) if isinstance(i, Token) and i.i <= mention.last.i), default=0),
        )
        while last + 1 < len(self.items) and not self._resumes(last + 1):
            last += 1
        number = self.cues.index(cue)
        before = [i for i in self.items[:first] if isinstance(i, Token)]
        told_before = any(is_finite(i) for i in before) or any(
            isinstance(i, Quoted) and i.words(self.view.document.text) > MAX_SCARE for i in self.items[:first]
        )
        spans: Content = []
        quotes: list[Quoted] = []
        after = last + 1
        opening = next((i for i in self.items[after:] if isinstance(i, Quoted) or i.upos != "PUNCT"), None)
        if not told_before and isinstance(opening, Token) and self._describes(opening):
            resumed = self._past(opening)
            if resumed is None:
                return None
            after = resumed
        if self._in_relative(first):
            spans, quotes = clause_from(self.view, self.unit, after, cue, self.cues[number + 1 :], until_pause=True)
        elif not told_before or self._subordinate(first):
            spans, quotes = clause_from(self.view, self.unit, after, cue, self.cues[number + 1 :])
        if told_before and not spans:
            quote_place = self._quote_before(first)
            if quote_place is not None and all(
                isinstance(i, Token) and self._light(i) for i in self.items[quote_place + 1 : first]
            ):
                quote = self.items[quote_place]
                if id(quote) in self.claimed:
                    return None
                if not any(isinstance(i, Token) and is_finite(i) for i in self.items[:quote_place]):
                    return self._quoted_report([quote_place], cue, mention)
            spans, quotes = clause_before(self.view, self.unit, first, needs_pause=False)
        if not spans or any(id(quote) in self.claimed for quote in quotes):
            return None
        for quote in quotes:
            self.claimed.add(id(quote))
        return Report(spans, quotes, self._cue_span(cue), mention, self.unit, literal=self._all_quoted(spans, quotes))

    def _in_relative(self, first: int) -> bool:
        """Whether a relative pronoun stands right before the cue (…, qui, selon X, …)."""
        j = first - 1
        while j >= 0 and isinstance(item := self.items[j], Token) and item.upos == "PUNCT":
            j -= 1
        before = self.items[j] if j >= 0 else None
        if not isinstance(before, Token) or j == 0:
            return False
        return before.lemma in self.view.know.relatives or self.view.low[before.i] in self.view.know.relatives

    def _describes(self, opening: Token) -> bool:
        """Whether what follows a source describes it: a relative clause or a participle (Selon X, qui …, …)."""
        relative = self.view.low[opening.i] in self.view.know.relatives
        return relative or (opening.feats.get("VerbForm") == "Part" and opening.upos != "AUX")

    def _past(self, opening: Token) -> int | None:
        """The item after the comma that ends a description beginning at `opening`; None where nothing is told there."""
        place = self.items.index(opening)
        for j in range(place + 1, len(self.items)):
            item = self.items[j]
            if isinstance(item, Token) and item.text == ",":
                rest = self.items[j + 1 :]
                told = any(isinstance(i, Quoted) or is_finite(i) for i in rest)
                commented = bool(rest) and isinstance(rest[0], Token) and self.view.match(self.view.know.as_, rest[0].i)
                return j + 1 if told and not commented else None
        return None

    def _subordinate(self, first: int) -> bool:
        """Whether a conjunction stands just before the cue (…, mais selon X, … · que selon lui …)."""
        j = first - 1
        while j >= 0 and isinstance(item := self.items[j], Token) and item.upos in ("PUNCT", "ADV"):
            if item.upos == "ADV" and self.view.match(self.view.know.connectives, item.i) == 1:
                return True
            j -= 1
        item = self.items[j] if j >= 0 else None  # type: ignore[assignment]
        return isinstance(item, Token) and item.upos in ("CCONJ", "SCONJ")

    def _resumes(self, place: int) -> bool:
        item = self.items[place]
        return (
            isinstance(item, Quoted)
            or item.text in (",", ":", "-", "–", "—", ".", ";")
            or is_finite(item)
            or (place > 0 and item.upos in ("PRON", "SCONJ", "CCONJ"))
        )

    def _cue_span(self, cue: Cue) -> tuple[int, int]:
        first, last = self.items[cue.first], self.items[cue.last]
        assert isinstance(first, Token)
        assert isinstance(last, Token)
        return first.start, last.end
