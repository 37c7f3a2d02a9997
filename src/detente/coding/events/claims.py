"""Claims of responsibility: the act, done by the claimant and told in his words (codebook, border cases)."""

from detente.coding.events.drafts import Draft
from detente.coding.events.nesting import names_of
from detente.coding.events.participants import Roles
from detente.coding.grammar import Grammar
from detente.model import Document, Token

CLAIMED = frozenset({"ASSAULT", "COERCE"})


def claim(document: Document, grammar: Grammar, roles: Roles, drafts: list[Draft]) -> None:
    """Gives what somebody claims to have done its claimant as doer, and as the one in whose words it stands."""
    for each in drafts:
        if each.type not in CLAIMED or each.dropped is not None:
            continue
        verb = _claiming(document, grammar, each)
        if verb is None:
            continue
        each.actors = each.actors or roles.of_tokens(roles.syntax.subject(verb))
        each.claimed_by = each.claimed_by or names_of(each.actors)


def _claiming(document: Document, grammar: Grammar, draft: Draft) -> Token | None:
    """The verb that claims an act, or the responsibility for it; None where nobody does."""
    carrier = draft.candidate.carrier
    if carrier is not None and carrier.lemma in grammar.claiming:
        return carrier
    if draft.token.lemma in grammar.claiming and any(w.lemma in grammar.liability for w in draft.candidate.words):
        return draft.token
    for noun in document.ancestors(draft.candidate.position):
        if noun.upos == "VERB":
            return noun if noun.lemma in grammar.claiming and _bare(draft, noun) else None
        if noun.lemma in grammar.liability:
            verb = document.head(noun)
            return verb if verb is not None and verb.lemma in grammar.claiming | grammar.shouldering else None
    return None


def _bare(draft: Draft, verb: Token) -> bool:
    """Whether an act is itself what is claimed (`claimed the attack`)."""
    return draft.candidate.entry.part == "noun" and draft.candidate.position.head == verb.i
