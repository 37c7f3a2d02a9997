"""Acts of long ago that no date of their own tells: the paragraph goes on telling of an earlier year."""

from detente.coding.events.circumstances import Circumstances
from detente.coding.events.dating import VERBAL, done, in_lead, long_ago
from detente.coding.events.drafts import Draft
from detente.coding.events.tying import between
from detente.model import TimeExpression

HAPPENED = frozenset({"actual", "negated"})
PUBLIC = frozenset({"GOV", "MIL", "IGO", "LEG", "NGO"})  # sectors of those who react to the news


def looks_back(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an undated act, told in the past, goes on with what the text last dated more than a year back.

    `Она попала под суд в 2010 году. Завязалась ссора. Потом её избили.` A date within the year, a sentence in the
    present ends the look back, and so does a new paragraph, unless a main clause had the date; who speaks for a state
    in a new paragraph reacts today. The lead does not look back.
    """
    if draft.status not in HAPPENED or not done(draft) or in_lead(draft, circumstances):
        return False
    document, published = circumstances.document, circumstances.document.article.published
    for index in range(draft.token.sentence, -1, -1):
        span = document.sentence_span(index)
        dated = [each for each in between(circumstances.times, span.start, span.end) if each.interval is not None]
        if dated:
            past = index < draft.token.sentence and all(long_ago(each.interval, published) for each in dated)
            here = "\n" not in document.text[span.end : draft.token.start]
            return past and (here or (_of_main_clause(dated, circumstances) and not _reaction(draft)))
        if index < draft.token.sentence and not _narrated(index, circumstances):
            return False
    return False


def _of_main_clause(times: list[TimeExpression], circumstances: Circumstances) -> bool:
    """Whether one of the times is that of a main clause."""
    words = (circumstances.head_in(time.start, time.end) for time in times)
    above = (circumstances.document.head(word) for word in words if word is not None)
    return any(verb is not None and verb.rel == "root" for verb in above)


def _narrated(index: int, circumstances: Circumstances) -> bool:
    """Whether a sentence tells what was, in the past tense and not in the present or future."""
    first, last = circumstances.document.sentences[index]
    roots = [token for token in circumstances.document.tokens[first:last] if token.rel == "root"]
    group = [each for root in roots for each in (root, *circumstances.document.children(root, "aux", "cop"))]
    return not any(
        each.feats.get("VerbForm") == "Fin" and each.feats.get("Tense") in ("Pres", "Fut")
        for each in group
        if each.deprel != "aux:tense"  # `a quitté`
    )


def _reaction(draft: Draft) -> bool:
    """Whether an act is one of words, by somebody who speaks for a state or an organisation."""
    return draft.type in VERBAL and any(p.actor and p.actor.sector in PUBLIC for p in draft.actors)
