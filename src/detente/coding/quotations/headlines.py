"""Words given to somebody by a colon or dash alone: “X: claim”, “claim — X”, X : « … », interviews."""

from detente.coding.actors import Cast
from detente.coding.quotations.clauses import Content, clause_before, trimmed
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.phrases import HEADS, noun_phrase
from detente.coding.quotations.report import Report
from detente.coding.quotations.speakers import Mention
from detente.coding.quotations.units import FINAL, Item, Unit, View, is_finite
from detente.model import Token

VOICES = frozenset(
    ("person", "media", "body")
)  # before a colon an organisation or place is mostly what a text is about
BODIES = frozenset(("person", "media", "body", "organisation", "group", "party"))
MAX_NAME = 9  # items of a name or role before a colon, or after a dash
MIN_WORDS = 3  # a quotation after a colon has as many


def headline_report(view: View, unit: Unit, cast: Cast) -> Report | None:
    """What a unit without reporting verb gives to somebody; None where it is no such unit.

    Unquoted claims are read only in headlines (the first paragraph, no full stop) and after a person's name.
    """
    items = unit.items
    for place, item in enumerate(items[: MAX_NAME + 1]):
        if isinstance(item, Quoted):
            break
        if item.text == ":":
            return _led(view, unit, place, cast) or (_trailed(view, unit, place, cast) if _headline(unit) else None)
    if not _headline(unit):
        return None
    for place in range(len(items) - 2, max(1, len(items) - MAX_NAME), -1):
        item = items[place]
        if isinstance(item, Token) and (item.text in ("—", "–") or _free_hyphen(view, item) or item.text == ":"):
            return _trailed(view, unit, place, cast)
    return None


def _led(view: View, unit: Unit, colon: int, cast: Cast) -> Report | None:
    """Lavrov: the talks have failed · Macron : « … »."""
    mention = _speaker(view, unit.items[:colon], cast)
    if mention is None:
        return None
    following = unit.items[colon + 1] if colon + 1 < len(unit.items) else None
    text = view.document.text
    ends = all(isinstance(i, Token) and i.upos == "PUNCT" for i in unit.items[colon + 2 :])
    if isinstance(following, Quoted) and following.words(text) >= MIN_WORDS and ends:
        if not (mention.head.upos == "PROPN" or _may_speak(view, mention, cast, BODIES)):
            return None
        return Report(trimmed(view, following.inner), [following], None, mention, unit, literal=True)
    rest = unit.items[colon + 1 :]
    person = _kind(mention, cast) == "person" and unit.first
    if not (_headline(unit) or person) or not _tells(rest, view.document.language) or _asks(rest):
        return None
    if not _may_speak(view, mention, cast, VOICES):
        return None
    return _told(view, unit, rest, mention)


def _trailed(view: View, unit: Unit, mark: int, cast: Cast) -> Report | None:
    """The talks have failed — Lavrov · Iran keeps its programme: Araghchi."""
    if unit.items[mark].text == ":" and view.document.language == "fr":  # type: ignore[union-attr]
        return None
    mention = _speaker(view, unit.items[mark + 1 :], cast)
    if mention is None or not _tells(unit.items[:mark], "en") or not _may_speak(view, mention, cast, BODIES):
        return None
    if view.document.language != "ru" and _kind(mention, cast) == "media":
        return None  # the outlet's own name behind its headline
    spans, quotes = clause_before(view, unit, mark, needs_pause=False)
    return Report(spans, quotes, None, mention, unit) if spans else None


def _told(view: View, unit: Unit, rest: list[Item], mention: Mention) -> Report | None:
    while rest and isinstance(last := rest[-1], Token) and last.upos == "PUNCT":
        rest = rest[:-1]
    quotes = [item for item in rest if isinstance(item, Quoted)]
    spans: Content = trimmed(view, [(rest[0].start, rest[-1].end)]) if rest else []
    return Report(spans, quotes, None, mention, unit) if spans else None


def _headline(unit: Unit) -> bool:
    last = unit.items[-1]
    return unit.paragraph == 0 and unit.within is None and not (isinstance(last, Token) and last.text in FINAL)


def _free_hyphen(view: View, token: Token) -> bool:
    text = view.document.text
    return token.text == "-" and text[token.start - 1].isspace() and text[token.end : token.end + 1].isspace()


def _tells(items: list[Item], language: str) -> bool:
    """Whether items hold a verb, outside English a finite one."""
    return any(isinstance(i, Token) and (is_finite(i) or (language == "en" and i.upos == "VERB")) for i in items)


def _asks(items: list[Item]) -> bool:
    last = items[-1]
    return isinstance(last, Token) and last.text == "?"


def _speaker(view: View, items: list[Item], cast: Cast) -> Mention | None:
    """The phrase that items make, if they are a name or role and nothing else."""
    tokens = [item for item in items if isinstance(item, Token) and item.upos != "PUNCT"]
    if not tokens or len(tokens) > MAX_NAME or any(isinstance(i, Quoted) or is_finite(i) for i in items):
        return None
    if len(tokens) == 1 and tokens[0].text[0].isupper() and cast.at(tokens[0]) is not None:
        return Mention(tokens[0], tokens[0], tokens[0])  # however the parser tagged a lonely name
    if tokens[0].upos not in ("DET", "ADJ", "NOUN", "PROPN", "X") or any(t.text[0].isdigit() for t in tokens):
        return None
    head = next((t for t in tokens if t.upos in HEADS), None)
    if head is None:
        return None
    found = noun_phrase(view, head, tokens[-1].i + 1)
    following = next((t for t in tokens if t.i > found[1].i), None)
    whole = found[0].i == tokens[0].i and (following is None or following.upos == "ADP")  # the press on the crisis
    return Mention(found[0], found[1], head) if whole else None


def _kind(mention: Mention, cast: Cast) -> str | None:
    actors = [found.actor for i in (mention.last, mention.head, mention.first) if (found := cast.at(i)) is not None]
    kinds = [actor.kind for actor in actors if actor is not None]
    return "person" if "person" in kinds else next(iter(kinds), None)


def _may_speak(view: View, mention: Mention, cast: Cast, kinds: frozenset[str]) -> bool:
    """Whether a phrase means somebody who speaks: a speaker's noun, an actor of these kinds, a Russian's name."""
    head = mention.head
    named = head.upos == "PROPN" and head.feats.get("Animacy") == "Anim"
    kind = _kind(mention, cast)
    if head.upos == "NOUN" and cast.at(head) is None and head.lemma not in view.know.speakers:
        return False  # Affaire Brun : …
    return named or kind in kinds or (kind is None and head.lemma in view.know.speakers)
