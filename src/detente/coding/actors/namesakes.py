"""Capitals and countries that share their name with another place: Tripoli in Lebanon, Georgia the American state."""

from msgspec import structs

from detente.coding import gazetteer  # not its names: it reads this package too
from detente.coding.actors.gazetteer import Entry, Hit
from detente.model import Document

_AHEAD = 5  # tokens after a capital in which the country it lies in may be named
_OF_A_STATE = frozenset(("governor", "senator", "attorney-general"))
_PLACES = ("country", "capital")


def settle_namesakes(document: Document, hits: list[Hit]) -> list[Hit]:
    """The hits without the cities that only bear a capital's name, and with Georgia in America as American."""
    elsewhere = {document.text[hit.start : hit.end] for k, hit in enumerate(hits) if _lies_elsewhere(document, hits, k)}
    found: list[Hit] = []
    for k, hit in enumerate(hits):
        if hit.entry.kind == "capital" and document.text[hit.start : hit.end] in elsewhere:
            continue
        if hit.entry.key == "GEO" and hit.entry.kind == "country" and document.language != "ru":
            role = hits[k - 1] if k else None
            if role is not None and role.last + 3 > hit.first and role.entry.key in _OF_A_STATE:
                hit = structs.replace(hit, entry=Entry("capital", ("USA",)))  # the governor of Georgia
            elif _american(document, hits, hit):
                continue
        found.append(hit)
    return found


def _lies_elsewhere(document: Document, hits: list[Hit], k: int) -> bool:
    """Whether another country stands right after a capital's name and has a city so called (Tripoli, Lebanon)."""
    hit = hits[k]
    if hit.entry.kind != "capital" or k + 1 == len(hits):
        return False
    after = hits[k + 1]
    if after.entry.kind != "country" or after.entry.key in hit.entry.keys or after.first > hit.last + _AHEAD:
        return False
    if any(token.rel == "nsubj" for token in document.tokens[after.first : after.last]):
        return False  # In Paris, the US said …
    between = document.tokens[hit.last : after.first]
    opens = bool(between) and between[0].text in (",", "(", "au", "du", "in", "в", "dans", "de", "en")
    joined = any(
        token.text.lower() in ("et", "and", "и", "à", "to") or token.upos in ("VERB", "AUX") for token in between
    )
    name = document.text[hit.start : hit.end]
    return opens and not joined and any(spot.country == after.entry.key for spot in gazetteer.spots(name))


def _american(document: Document, hits: list[Hit], hit: Hit) -> bool:
    """Whether Georgia is the American state: named beside its cities or called a state, and nothing Georgian else."""
    sentence = document.tokens[hit.first].sentence
    words = {
        token.text for token in document.tokens[max(0, hit.first - 3) : hit.last + 3] if token.sentence == sentence
    }
    if words & {"state", "State", "Atlanta", "Savannah", "Augusta", "Alabama", "Florida", "Floride"}:
        return True
    georgian = any(each.entry.key == "GEO" and each.entry.kind != "country" for each in hits)
    return not georgian and " Atlanta" in document.text and any(each.entry.key == "USA" for each in hits)
