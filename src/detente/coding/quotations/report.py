"""What one cue reports, and one unit while it is read."""

from msgspec import Struct, field

from detente.coding.quotations.clauses import Content, trimmed
from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.speakers import Mention, governed_subject
from detente.coding.quotations.units import Item, Unit, View
from detente.model import Token

MAX_SCARE = 2  # words between quotation marks that are no quotation unless a cue stands beside them
BRIDGE = 30  # items between a quotation and the verb that reports it
SUBJECTLESS = ("алось", "илось", "елось", "ается", "ится", "яется", "ялось")


class Report(Struct):
    """What one cue reports: content spans, the quotations they consist of, cue and speaker as found.

    literal: all content stands between quotation marks.   pending: a colon ended the unit, the quotation is to come.
    cited: whom the speaker cites.   outer: who reports the speaker, outermost first.
    """

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


class Reading(Struct):
    """One unit with its cues, the reports found so far, and in `claimed` the quotations that a cue has taken.

    before: the unit before it, to which it may point back.
    """

    view: View
    unit: Unit
    before: Unit | None
    cues: list[Cue]
    claimed: set[int]
    reports: list[Report] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The items of the unit."""
        return self.unit.items

    def told(self, spans: Content, quotes: list[Quoted], cue: Cue, mention: Mention | None) -> Report | None:
        """The report of content that claims the quotations in it; None where there is no content."""
        if not spans:
            return None
        for quote in quotes:
            self.claimed.add(id(quote))
        literal = self.all_quoted(spans, quotes)
        return Report(spans, quotes, self.cue_span(cue), mention, self.unit, literal=literal)

    def quote_before(self, place: int) -> int | None:
        """The item of the nearest quotation before item `place`; None where none is near."""
        for j in range(place - 1, max(-1, place - BRIDGE), -1):
            if isinstance(self.items[j], Quoted):
                return j
        return None

    @staticmethod
    def light(item: Token) -> bool:
        """Whether a word may stand between a quotation and its verb without parting them."""
        return item.upos in ("PUNCT", "ADV", "PART", "SYM") and item.text not in (":", ";", ".")

    def cue_span(self, cue: Cue) -> tuple[int, int]:
        """Where a cue stands in the text."""
        first, last = self.items[cue.first], self.items[cue.last]
        assert isinstance(first, Token)
        assert isinstance(last, Token)
        return first.start, last.end

    def quoted_report(self, places: list[int], cue: Cue, mention: Mention | None) -> Report:
        """The report of the quotations at items `places`, which are claimed by it."""
        quotes = [quote for place in places if isinstance(quote := self.items[place], Quoted)]
        for quote in quotes:
            self.claimed.add(id(quote))
        content = [span for quote in quotes for span in trimmed(self.view, quote.inner)]
        return Report(content, quotes, self.cue_span(cue), mention, self.unit, literal=True)

    def clitic(self, cue: Cue) -> Mention | None:
        """The inverted pronoun; for « peut-on lire dans le communiqué » what is read."""
        assert cue.clitic is not None
        text = self.view.low[cue.clitic.i].lstrip("-")
        if text in self.view.know.impersonal or text == "on":
            return self.written(cue)
        return Mention(cue.clitic, cue.clitic, cue.clitic)

    def written(self, cue: Cue) -> Mention | None:
        """The text or outlet that words stand in: lit-on dans une lettre, говорится в сообщении."""
        for j in range(cue.last + 1, min(len(self.items), cue.last + 4)):
            item = self.items[j]
            if isinstance(item, Token) and item.upos == "ADP":
                return governed_subject(self.view, self.unit, j + 1)
        return None

    def read_in(self, cue: Cue) -> Mention | None:
        """говорится в сообщении: what is read, where nobody is the subject."""
        return self.written(cue) if self.view.document.language == "ru" else None

    def nobody(self, mention: Mention) -> bool:
        """Whether a pronoun speaks for nobody in particular."""
        text = self.view.low[mention.head.i].lstrip("-")
        return mention.head.upos == "PRON" and text in self.view.know.impersonal

    @staticmethod
    def all_quoted(spans: Content, quotes: list[Quoted]) -> bool:
        """Whether all content stands between quotation marks."""
        return bool(quotes) and all(any(q.start <= s and e <= q.end for q in quotes) for s, e in spans)

    def few(self, quote: Quoted) -> bool:
        """Whether a quotation is so short that it may be no quotation."""
        return quote.words(self.view.document.text) <= MAX_SCARE

    def subjectless(self, cue: Cue) -> bool:
        """Whether a verb is Russian and impersonal (как сообщалось, Бакинский суд …): what follows does not speak."""
        return self.view.document.language == "ru" and self.view.low[cue.verb.i].endswith(SUBJECTLESS)
