"""Whom pronouns and relatives stand for, where that is plain."""

import re
from functools import cache

from msgspec import Struct

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.knowledge import Vocabulary, vocabulary
from detente.lexicon import knowledge
from detente.model import Document, Token

_WINDOW = 5  # sentences back in which a pronoun's antecedent is looked for
_SPEAKS = 12  # for who speaks on, after a long quotation
_MANY = frozenset(("group", "body", "organisation", "party", "media"))  # English says they of these
_OPENS, _CLOSES, _TOGGLES = frozenset("«“„"), frozenset("»”"), frozenset('"')


class _Verbs(Struct, frozen=True):
    takes: tuple[str, ...]
    lemmas: str


class _Reporting(Struct, frozen=True):
    verbs: tuple[_Verbs, ...] = ()


@cache
def speech_verbs(language: str) -> frozenset[str]:
    """Lemmas of the verbs that bring a quotation (`<language>/reporting.yaml`)."""
    rows = knowledge(language, "reporting", _Reporting).verbs
    return frozenset(lemma for row in rows if "quote" in row.takes for lemma in row.lemmas.split())


@cache
def _pronouns(language: str) -> dict[str, list[str]]:
    """Gender and number of what each pronoun stands for."""
    return {word: kind.split() for kind, rows in vocabulary(language).pronouns.items() for word in rows}


def quoted_tokens(document: Document) -> list[bool]:
    """For each token, whether it stands between quotation marks; a paragraph's end closes what is left open."""
    inside, found, end = False, [], 0
    for token in document.tokens:
        if inside and "\n" in document.text[end : token.start]:
            inside = False
        mark = token.text
        if mark in _OPENS or (mark in _TOGGLES and not inside):
            inside = True
        elif mark in _CLOSES or mark in _TOGGLES:
            inside = False
        found.append(inside)
        end = token.end
    return found


def antecedents(
    document: Document,
    mentions: list[ActorMention],
    bare: dict[int, tuple[ActorMention, ...]],
    words: Vocabulary,
) -> dict[int, tuple[ActorMention, ...]]:
    """For each pronoun and relative of an article, by token, the mentions it stands for where that is plain."""
    found = dict(bare)
    pronouns = _pronouns(document.language)
    relatives = words.relatives
    inside, saying = quoted_tokens(document), speech_verbs(document.language)
    by_token = {i: mention for mention in mentions for i in (*mention.tokens, mention.head)}
    for token in document.tokens:
        if token.upos not in ("PRON", "DET", "SCONJ"):
            continue
        word = token.text.lower().lstrip("-")  # a-t-il
        if word in relatives or token.lemma in relatives:
            governor = _relative_head(document, token)
            if governor is not None and governor.i in by_token:
                found[token.i] = (by_token[governor.i],)
        elif word in pronouns and token.upos == "PRON":
            wanted = pronouns[word]
            antecedent = _antecedent(document, token, wanted, mentions, inside, _says(document, token, saying))
            listed = _list_before(document, token, mentions) if wanted[1] == "p" else ()
            if listed and (antecedent is None or antecedent.head < listed[0].head):
                found[token.i] = listed
            elif antecedent is not None:
                found[token.i] = (antecedent,)
    return found


def _relative_head(document: Document, token: Token) -> Token | None:
    for ancestor in document.ancestors(token):
        if ancestor.rel == "acl":
            return document.head(ancestor)
    return None


def _says(document: Document, token: Token, saying: frozenset[str]) -> bool:
    """Whether a pronoun is the subject of a verb of saying; after a hyphen (a-t-il dit) parsers name it anything."""
    if token.text[0] == "-":
        return any(near.lemma in saying for near in document.tokens[max(0, token.i - 2) : token.i + 3])
    return token.rel == "nsubj" and document.tokens[token.head].lemma in saying


def _antecedent(
    document: Document,
    token: Token,
    wanted: list[str],
    mentions: list[ActorMention],
    inside: list[bool],
    speaks: bool,
) -> ActorMention | None:
    """The best mention before a pronoun. inside: what is quoted; speaks: whether the pronoun is who says something,
    for a person rather than a state said it."""
    gender, number = wanted
    best: tuple[tuple[bool, float], ActorMention] | None = None
    for mention in mentions:
        if mention.span.start >= token.start:
            break
        head = document.tokens[mention.head]
        distance = token.sentence - head.sentence
        if (
            distance > (_SPEAKS if speaks and mention.person else _WINDOW)
            or mention.form == "place"
            or mention.actor is None
        ):
            continue
        if not _agrees(mention, gender, number, document.language):
            continue
        score = -2.0 * distance + mention.person + mention.head / 1e5
        score += 1.5 if head.rel == "nsubj" else 0
        score -= 2.5 if inside[mention.head] and not inside[token.i] else 0
        rank = (speaks and mention.person, score)
        if best is None or rank >= best[0]:
            best = (rank, mention)
    return best[1] if best is not None else None


def _list_before(document: Document, token: Token, mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The actors of the last list before a plural pronoun, that its sentence or the one before begins with or has as subject."""
    runs: list[list[ActorMention]] = []
    end = -1
    for mention in mentions:
        if mention.span.start >= token.start:
            break
        sentence = document.tokens[mention.head].sentence
        if token.sentence - sentence > _LISTED or mention.actor is None or mention.form in ("place", "demonym"):
            continue
        if mention.actor.kind == "party" and runs and document.text[mention.span.start - 1] == "(":
            end = mention.span.end  # the party of the person before
            continue
        between = document.text[end : mention.span.start] if end >= 0 else None
        alike = bool(runs) and runs[-1][-1].person == mention.person
        if runs and between is not None and alike and _JOINED.fullmatch(between):
            runs[-1].append(mention)
        else:
            runs.append([mention])
        end = mention.span.end
    for run in reversed(runs):
        actors = {mention.actor.id for mention in run if mention.actor is not None}
        subject = any(document.tokens[mention.head].rel in ("nsubj", "root") for mention in run)
        if len(actors) > 1 and subject and not any(mention.plural for mention in run):
            return tuple(run)
    return ()


_LISTED = 1  # sentences back in which a list stands that a plural pronoun takes up
_JOINED = re.compile(
    r"\s*(?:\([^()]{1,12}\))?\)?\s*(?:,|,?\s*(?:et|and|и|ainsi que|as well as|а также|&))\s*(?:le |la |les |l['’]|the )?",
    re.IGNORECASE,
)


def _agrees(mention: ActorMention, gender: str | None, number: str, language: str) -> bool:
    if (number == "p") != mention.plural:
        return (
            language == "en"
            and number == "p"
            and mention.actor is not None
            and mention.actor.kind in _MANY
            and mention.form != "demonym"
        )
    if number == "s" and mention.actor is not None and mention.actor.id.startswith("."):
        return False
    if language == "en":
        human = mention.actor is not None and mention.actor.kind == "person"
        return human != (gender == "n") and not (gender in ("m", "f") and mention.feminine not in (None, gender == "f"))
    if gender in ("m", "f") and mention.feminine is not None:
        return mention.feminine == (gender == "f")
    return True
