"""Lists of actors in line (`A, B and C`), whatever the parse made of them."""

from detente.coding.actors import ActorMention, Cast
from detente.model import Participant

INNER = frozenset({"nmod", "appos", "flat", "compound", "amod"})  # from a name up to the head of its phrase
NEAR = 12  # characters that a conjunction between two mentions may take, with article and preposition


def enumerations(cast: Cast, conjunctions: frozenset[str]) -> dict[int, tuple[Participant, ...]]:
    """Start of a mention → all mentions of its list; a list ends with a conjunction before its last part."""
    named = [m for m in cast.mentions if m.actor is not None and m.form not in ("demonym", "place")]
    found: dict[int, tuple[Participant, ...]] = {}
    run: list[ActorMention] = []
    for mention in sorted(named, key=lambda m: (m.span.start, m.span.end)):
        if run and _renamed(run[-1], mention):  # `the foreign minister | Anna Smith and …`
            run[-1:] = [run[-1], mention]
            continue
        joint = _joint(cast, run[-1], mention, conjunctions) if run else None
        if run and joint == "and":
            run.append(mention)
            found.update({m.span.start: tuple(each.participant for each in run) for m in run})
            run = [mention]
        elif run and joint == ",":
            run.append(mention)
        else:
            run = [mention]
    return found


def _renamed(first: ActorMention, second: ActorMention) -> bool:
    """Whether a mention only gives the name of the one right before it."""
    same = first.actor is not None and second.actor is not None and first.actor.id == second.actor.id
    return same and 0 <= second.span.start - first.span.end <= 1


def _fronted(cast: Cast, mention: ActorMention, opens: int) -> bool:
    """Whether a mention stands in the phrase that opens its sentence with a preposition (`Sur le parvis de X, Y et Z …`)."""
    document = cast.document
    node = document.tokens[mention.head]
    while node.rel in INNER and (head := document.head(node)) is not None and head.upos in ("NOUN", "PROPN"):
        node = head
    led = document.children(node, "case")
    return bool(led) and led[0].i == opens


def _joint(cast: Cast, first: ActorMention, second: ActorMention, conjunctions: frozenset[str]) -> str | None:
    """What joins two mentions: `,`, or `and` for a conjunction, with articles and the first one's preposition repeated."""
    text = cast.document.text
    if second.span.start - first.span.end > NEAR or "\n" in text[first.span.end : second.span.start]:
        return None
    between = cast.document.tokens_in(first.span.end, second.span.start)
    words = [token for token in between if first.span.end <= token.start and token.end <= second.span.start]
    leads = {case.lemma for case in cast.document.children(cast.document.tokens[first.head], "case")}
    plain = [w for w in words if w.upos != "DET" and not (w.upos == "ADP" and w.lemma in leads)]
    opens = cast.document.sentences[cast.document.tokens[first.head].sentence][0]
    after = cast.document.tokens_in(second.span.end, second.span.end + 1)
    if after and after[0].text in ("'s", "’s", "'", "’") and after[0].upos == "PART":
        return None  # `X and Y's Z` lists X and Z
    if leads and not any(
        t.upos not in ("ADP", "DET")
        for t in cast.document.tokens[opens : first.tokens[0] if first.tokens else first.head]
    ):
        return None  # what a sentence begins with (`Selon le ministère, X et Y …`) is no part of the list after it
    if _fronted(cast, first, opens):
        return None
    joined = " ".join(word.text.lower() for word in plain).strip(" ,")
    if joined in conjunctions:
        return "and"
    return "," if not joined and any(word.text == "," for word in plain) else None
