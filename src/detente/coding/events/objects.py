"""Why a verb's object or doer shows that it tells no act: papers are released, envoys sent, reporters look into things."""

from detente.coding.events.drafts import Draft
from detente.coding.events.judgements import somebody
from detente.coding.events.participants import Roles
from detente.model import Document, Token

IMPERSONAL = frozenset({"media", "company", "body", "organisation"})  # kinds of actors whom nobody holds prisoner
SENDING = frozenset({"send", "dispatch", "envoyer", "послать", "отправить", "направить"})


def misplaced(document: Document, roles: Roles, each: Draft) -> str | None:
    """Why a verb tells no act of its frame by what or whom it names; None where it does."""
    return _published(document, roles, each) or _helper(document, each) or _envoy(roles, each) or _reporter(each)


def _published(document: Document, roles: Roles, each: Draft) -> str | None:
    """Why a thing that is released frees nobody (`pictures released by the ministry`)."""
    verb = each.token
    if each.candidate.entry.frame != "RELEASE" or each.candidate.entry.part != "verb" or each.candidate.words:
        return None
    let_go = roles.syntax.object(verb)
    thing = bool(let_go) and not any(_held(roles, token) or document.children(token, "nummod") for token in let_go)
    return f"{let_go[0].text!r} is nobody to free" if thing else None


def _held(roles: Roles, token: Token) -> bool:
    """Whether a word stands for somebody who may be held and let go: people, no newspaper or ministry."""
    known = [m.actor for m in (*roles.cast.all_at(token), *roles.cast.resolve(token)) if m.actor is not None]
    one = token.upos == "PROPN" or somebody(roles, token)
    return one and not (known and all(actor.kind in IMPERSONAL for actor in known))


def _helper(document: Document, each: Draft) -> str | None:
    """Why who helps to do something gives no aid: the infinitive tells the act (`helped topple the president`)."""
    verb = each.token
    doing = each.type == "AID" and each.candidate.entry.part == "verb" and not each.candidate.words
    if doing and document.children(verb, "xcomp") and not document.children(verb, "obj", "iobj", "nsubj:pass"):
        return f"what {verb.text!r} helps to do is the act"
    return None


def _envoy(roles: Roles, each: Draft) -> str | None:
    """Why who sends somebody he names gives no aid (`has sent X to the talks`)."""
    if each.type != "AID" or each.candidate.entry.part != "verb" or each.candidate.words:
        return None
    sent = (m.actor for token in roles.syntax.object(each.token) for m in roles.cast.all_at(token) if m.actor)
    person = each.token.lemma in SENDING and any(actor.kind == "person" for actor in sent)
    return "a person is sent" if person else None


def _reporter(each: Draft) -> str | None:
    """Why newspapers that look into something accuse nobody."""
    entry = each.candidate.entry
    press = entry.frame == "INVESTIGATE" and entry.part == "verb" and bool(each.actors)
    press = press and all(p.actor is not None and p.actor.sector == "JRN" for p in each.actors)
    return "reporters look into it" if press else None
