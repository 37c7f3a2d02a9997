"""Where reported content begins and ends in a unit."""

from detente.coding.quotations.complements import complement
from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.units import FINAL, Item, Unit, View, is_finite
from detente.model import Token

MAX_SUBJECT = 10  # items of a new speaker between a comma and its verb
CLOSE = frozenset((",", ";", ":", "-", "–", "—", "«", "»", '"', "“", "”", "…", ".", "!", "?"))
Content = list[tuple[int, int]]


def trimmed(view: View, spans: list[tuple[int, int]]) -> Content:
    """The spans without white space at their ends; empty ones dropped."""
    text = view.document.text
    found = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def clause_from(
    view: View, unit: Unit, place: int, cue: Cue, later: list[Cue], narrow: bool = False, until_pause: bool = False
) -> tuple[Content, list[Quoted]]:
    """The content that begins at item `place`: its spans and the quotations in it.

    narrow: only the quotation there and what directly continues it, not the rest of the sentence.
    until_pause: only to the comma after its verb, as a relative clause ends there.
    """
    items = unit.items
    while (
        place < len(items) and isinstance(item := items[place], Token) and (item.text in CLOSE or item.upos == "SPACE")
    ):
        place += 1
    if place >= len(items):
        return [], []
    end = _object_end(view, unit, place, cue) if narrow else _clause_end(view, unit, place, cue, later)
    if until_pause:
        verb = next((j for j in range(place, end) if isinstance(i := items[j], Token) and is_finite(i)), place)
        end = min(end, _until_pause(items, verb))
    return _content(view, items[place:end])


def _content(view: View, items: list[Item]) -> tuple[Content, list[Quoted]]:
    """The spans of items: one stretch, without closing punctuation and without marks round the whole."""
    items = list(items)
    while items and isinstance(last := items[-1], Token) and (last.text in CLOSE or last.upos in ("CCONJ", "SPACE")):
        items.pop()
    while items and isinstance(first := items[0], Token) and (first.text in CLOSE or first.upos == "SPACE"):
        items.pop(0)
    if not items:
        return [], []
    quotes = [item for item in items if isinstance(item, Quoted)]
    if len(items) == 1 and quotes:
        return trimmed(view, quotes[0].inner), quotes
    begin, finish = items[0], items[-1]
    start = begin.inner[0][0] if isinstance(begin, Quoted) and begin.inner else begin.start
    end = finish.end
    return trimmed(view, [(start, end)]), quotes


def _clause_end(view: View, unit: Unit, place: int, cue: Cue, later: list[Cue]) -> int:
    """One past the last item of a reported clause: the sentence's end, or where the reporter speaks again."""
    items = unit.items
    end = len(items)
    for other in later:
        if other.first <= place:
            continue
        cut = _another_report(view, unit, other, cue, place)
        if cut is not None:
            end = min(end, cut)
            break
    return min(end, _parsed_end(view, unit, place, end, cue))


def _another_report(view: View, unit: Unit, other: Cue, cue: Cue, place: int) -> int | None:
    """Where the clause ends before a later cue of the same reporter (…, et a ajouté que · …, saying that)."""
    items = unit.items
    first = other.opener if other.opener is not None else other.first
    if other.is_source:
        closing = all(isinstance(i, Token) and not is_finite(i) for i in items[other.last + 1 :])
        return first if closing and first > place + 2 and "quote source" not in other.takes else None
    j = first - 1
    while j > place and isinstance(item := items[j], Token) and item.upos in ("ADV", "AUX", "PART"):
        j -= 1
    before = items[j]
    if isinstance(before, Quoted):
        return j + 1 if is_gerund(other.verb) else None
    if before.text in (",", "—", "–", "-") and other.first == first and is_gerund(other.verb):
        return j if complement(view, unit, other) is not None else None
    if before.text == "," and view.document.language == "en" and j == first - 1:
        return j if complement(view, unit, other) is not None else None
    spoken = _new_speaker(view, unit, other, place)
    if spoken is not None:
        return spoken
    coordinated = before.upos == "CCONJ"
    if coordinated and j == first - 1:
        pause = isinstance(comma := items[j - 1], Token) and comma.text == ","
        own = complement(view, unit, other)
        if (own is not None and own[0] in ("clause", "colon")) or (pause and view.document.language == "ru"):
            return j
    if coordinated and (other.verb.head == cue.verb.i or _same_level(view, cue, other)):
        return j
    if other.verb.head == cue.verb.i and other.verb.rel in ("conj", "parataxis", "advcl") and before.text == ",":
        return j
    return None


def _new_speaker(view: View, unit: Unit, other: Cue, place: int) -> int | None:
    """Where somebody else begins to speak after a comma (A says the town has fallen, B says fighting goes on)."""
    items = unit.items
    opening = next(
        (j for j in range(other.first - 1, place, -1) if not isinstance(i := items[j], Token) or i.text == ","), None
    )
    if opening is None or not isinstance(items[opening], Token) or other.first - opening > MAX_SUBJECT:
        return None
    subject = [item for item in items[opening + 1 : other.first] if isinstance(item, Token)]
    if subject and subject[0].upos == "CCONJ":
        subject = subject[1:]
    if not subject or any(t.upos in ("VERB", "AUX", "SCONJ", "ADP", "PRON", "PUNCT") for t in subject):
        return None
    if not any(t.upos in ("NOUN", "PROPN") for t in subject):
        return None
    told = any(isinstance(i, Token) and is_finite(i) for i in items[place:opening])
    found = complement(view, unit, other) if told else None
    return opening if found is not None and found[0] in ("clause", "quote", "colon") else None


def is_gerund(verb: Token) -> bool:
    """Whether a verb is a gerund or present participle (ajoutant, saying, добавив)."""
    form = verb.feats.get("VerbForm")
    return form in ("Ger", "Conv") or (form == "Part" and verb.feats.get("Tense") == "Pres")


def _same_level(view: View, cue: Cue, other: Cue) -> bool:
    """Whether a later verb is coordinated with the cue rather than inside what it reports."""
    document = view.document
    head = document.head(other.verb)
    if head is None or other.verb.rel != "conj":
        return False
    if head.i == cue.verb.i:
        return True
    subject = any(c.i > cue.verb.i for c in document.children(other.verb, "nsubj"))
    return not subject and head.i < cue.verb.i


def _parsed_end(view: View, unit: Unit, place: int, end: int, cue: Cue) -> int:
    """Where the clause ends before the sentence does: the reporter's own comment, by surface signs or the parse."""
    items, know, low = unit.items, view.know, view.low
    own = not cue.is_source and cue.opener is None
    halved = own and _is_first_half(view, unit, cue)
    dashes = [
        j
        for j in range(place, end)
        if isinstance(i := items[j], Token) and i.text in ("—", "–", "-") and _spaced(view, i)
    ]
    if len(dashes) == 1 and own and dashes[0] > place + 2 and _parts(items, place, dashes[0]):
        end = dashes[0]
    for j in range(place + 2, end - 1):
        item, after = items[j], items[j + 1]
        if isinstance(item, Quoted):
            if isinstance(after, Token) and own and (after.text == "(" or low[after.i] in ("as", "while", "amid")):
                return j + 1
            continue
        if item.text != "," or not isinstance(after, Token) or _inside_pair(items, j):
            continue
        if halved or view.match(know.backgrounds, after.i):
            return j
        if own and (_leaves(view, after, cue) or (isinstance(items[j - 1], Quoted) and is_gerund(after))):
            return j
    return end


def _parts(items: list[Item], place: int, dash: int) -> bool:
    """Whether a dash ends a clause: a verb stands before it (no copula: проект — это …), no name's marks are open."""
    told = [item for item in items[place:dash] if isinstance(item, Token)]
    names = sum((token.text == "«") - (token.text == "»") for token in told)
    return not names and any(is_finite(token) for token in told)


def _spaced(view: View, token: Token) -> bool:
    text = view.document.text
    return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()


def _is_first_half(view: View, unit: Unit, cue: Cue) -> bool:
    """Whether the report is a subordinate clause before the reporter's own (Si X annonce que …, …)."""
    first = unit.items[0]
    if not isinstance(first, Token) or cue.first == 0:
        return False
    return bool(view.match(view.know.subordinators, first.i)) and not any(
        isinstance(i, Token) and is_finite(i) and i.i < cue.verb.i and i is not unit.items[cue.first]
        for i in unit.items[: cue.first]
    )


def _leaves(view: View, token: Token, cue: Cue) -> bool:
    """Whether a token belongs to what hangs on the reporting verb itself, after its complement."""
    document = view.document
    node = token
    for ancestor in document.ancestors(token):
        if ancestor.i == cue.verb.i:
            return node.rel in ("advcl", "obl", "conj", "parataxis", "advmod") and node.i >= token.i
        if ancestor.i < token.i and ancestor.i > cue.verb.i:
            return False
        node = ancestor
    return False


def _inside_pair(items: list[Item], place: int) -> bool:
    """Whether a comma stands inside parentheses."""
    depth = 0
    for item in items[:place]:
        if isinstance(item, Token):
            depth += (item.text == "(") - (item.text == ")")
    return depth > 0


def _object_end(view: View, unit: Unit, place: int, cue: Cue) -> int:
    """One past a quotation used as an object, and what directly continues it (« crime » qui menace la paix)."""
    items = unit.items
    end = place + 1
    while end < len(items):
        item = items[end]
        if isinstance(item, Quoted):
            end += 1
            continue
        resumed = next((j for j in range(end, min(len(items), end + 4)) if isinstance(items[j], Quoted)), None)
        if resumed is not None and all(
            isinstance(i, Token) and i.upos not in ("PUNCT", "CCONJ") for i in items[end:resumed]
        ):
            end = resumed + 1  # « le travail » engrangé « ensemble »
            continue
        if item.text in CLOSE or item.upos in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ", "ADP", "ADV"):
            break
        if item.upos == "PRON" and view.low[item.i] in view.know.relatives:
            return _until_pause(items, end)
        break
    last = next(
        (
            j
            for j in range(end, min(len(items), end + 1))
            if isinstance(i := items[j], Token) and view.low[i.i] in view.know.tight
        ),
        None,
    )
    if last is not None:
        return _until_pause(items, last)
    return end


def _until_pause(items: list[Item], place: int) -> int:
    for j in range(place, len(items)):
        item = items[j]
        if isinstance(item, Token) and item.text in (",", ";", ".", ":", "—", "–"):
            return j
    return len(items)


def clause_before(view: View, unit: Unit, place: int, needs_pause: bool) -> tuple[Content, list[Quoted]]:
    """The clause that ends before item `place`, openings that are not part of it left out.

    needs_pause: whether a comma or dash must stand before the cue.
    """
    items = unit.items
    before = items[place - 1] if place else None
    if before is None:
        return [], []
    if needs_pause and not (isinstance(before, Token) and before.text in CLOSE):
        return [], []
    start = _after_connectives(view, items, place)
    told = [i for i in items[start:place] if isinstance(i, Token)]
    single = not any(token.text == "," for token in told)
    if told and single and told[0] is items[start] and view.match(view.know.subordinators, told[0].i):
        return [], []
    if not any(i.upos in ("VERB", "AUX") for i in told) and not any(isinstance(i, Quoted) for i in items[start:place]):
        return [], []
    introduced = told and told[0] is items[start] and told[0].upos == "ADP" and view.document.language == "en"
    if introduced and not any(is_finite(i) for i in told):
        return [], []  # In the letter sent on Monday, the senator cited …
    return _content(view, items[start:place])


def _after_connectives(view: View, items: list[Item], place: int) -> int:
    """The item where a clause begins, past punctuation and connectives (Toutefois, …)."""
    start = 0
    while start < place:
        item = items[start]
        if isinstance(item, Quoted):
            return start
        if item.text in CLOSE or item.text in FINAL:
            start += 1
            continue
        length = view.match(view.know.connectives, item.i)
        after = items[start + length] if start + length < place else None
        pause = isinstance(after, Token) and (
            after.text == "," or view.low[item.i + length - 1] in ("что", "que", "qu'", ",")
        )
        if length and (pause or (length == 1 and item.upos == "CCONJ")):
            start += length
            continue
        return start
    return start
