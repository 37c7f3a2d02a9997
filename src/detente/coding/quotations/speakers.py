"""Whose words a cue reports: the mention in the same unit that speaks."""

from detente.coding.quotations.cues import Cue
from detente.coding.quotations.marks import Quoted
from detente.coding.quotations.phrases import HEADS, head_of, noun_phrase
from detente.coding.quotations.units import Unit, View, is_finite
from detente.model import Token
from detente.text import Span

POSSESSIVES = frozenset(("его", "её", "ее", "их", "her", "his", "their"))
SUBJECTS = frozenset(("nsubj", "csubj"))
MAX_BEFORE = 45
MAX_AFTER = 18


class Mention:
    """A speaker's words and the token that heads them."""

    __slots__ = ("first", "head", "last")

    def __init__(self, first: Token, last: Token, head: Token) -> None:
        self.first, self.last, self.head = first, last, head

    def span(self, view: View) -> Span:
        """Its text, without the hyphen of an inverted pronoun (a-t-elle)."""
        text = view.document.text
        start = self.first.start + (self.first.upos == "PRON" and self.first.text.startswith("-"))
        return Span.of(text, start, self.last.end)


def mention_at(view: View, token: Token, limit: int, subject: bool = True) -> Mention:
    """The mention that a noun or pronoun heads, ending before token index `limit`."""
    first, last = noun_phrase(view, token, limit, subject)
    return Mention(first, last, head_of(view, token) if token.upos != "PRON" else token)


def subject_after(view: View, unit: Unit, place: int) -> Mention | None:
    """The inverted subject that follows a verb group ending before item `place` (…, a déclaré hier le ministre)."""
    items, know, low = unit.items, view.know, view.low
    j = place
    end = min(len(items), place + MAX_AFTER)
    while j < end:
        item = items[j]
        if isinstance(item, Quoted):
            return None
        text = low[item.i]
        if text in ("«", '"', "„", "“") and j + 1 < end:
            j += 1  # отметил "Нафтогаз"
            continue
        if item.upos == "PUNCT" and item.text not in ",([-":
            return None
        following = items[j + 1] if j + 1 < end else None
        if text in POSSESSIVES and isinstance(following, Token) and following.upos in ("NOUN", "ADJ"):
            j += 1
            continue
        if item.upos == "PRON" and view.document.language != "fr" and text in know.pronoun_words:
            return Mention(item, item, item)
        if view.is_time(item) or item.upos in ("ADV", "PUNCT", "PART"):
            j += 1
        elif item.upos == "DET" and j + 1 < end and _is_time(view, items[j + 1]):
            j += 2
        elif item.upos == "ADP" or text in ("lors",):
            j = _after_complement(view, unit, j, end)
        elif item.upos in HEADS or item.upos in ("DET", "ADJ", "NUM", "PRON") or text == "l'":
            head = _nominal_from(view, unit, j, end)
            if head is None:
                return None
            if _oblique(view, head):
                j = max(j, unit.items.index(head)) + 1
                continue
            if _disagrees(view, items[place - 1], head):
                return None
            return mention_at(view, head, _limit(unit))
        else:
            return None
    return None


def _disagrees(view: View, verb: object, noun: Token) -> bool:
    """In Russian, whether a noun in the plural cannot be the subject of a verb (what follows a source left out)."""
    return (
        view.document.language == "ru"
        and isinstance(verb, Token)
        and noun.upos == "NOUN"
        and (verb.feats.get("Number"), noun.feats.get("Number")) == ("Sing", "Plur")
    )


def _is_time(view: View, item: object) -> bool:
    return isinstance(item, Token) and view.is_time(item)


def _oblique(view: View, head: Token) -> bool:
    """In Russian, whether a noun's case rules it out as a subject (заявил журналистам представитель)."""
    if view.document.language != "ru":
        return False
    case = head.feats.get("Case")
    return (case in ("Dat", "Ins", "Loc", "Gen", "Acc") and head.rel not in SUBJECTS and head.upos == "NOUN") or (
        case in ("Dat", "Ins", "Loc") and head.rel not in SUBJECTS
    )


def _nominal_from(view: View, unit: Unit, place: int, end: int) -> Token | None:
    """The noun that heads the phrase beginning at item `place`."""
    for j in range(place, min(end, place + 6)):
        item = unit.items[j]
        if isinstance(item, Quoted):
            return None
        if item.upos in HEADS or (item.upos == "PRON" and j == place):
            return item
        if item.upos not in ("DET", "ADJ", "NUM", "PUNCT", "PART") and view.low[item.i] not in ("l'", "'s"):
            return None
    return None


def _after_complement(view: View, unit: Unit, place: int, end: int) -> int:
    """The item after a prepositional phrase that begins at `place` (à la presse, lors d'un briefing, в четверг)."""
    items = unit.items
    j = place + 1
    while j < end:
        item = items[j]
        if isinstance(item, Token) and item.upos in HEADS:
            last = _tight_end(view, unit, j, end)
            return last + 1
        if not isinstance(item, Token) or item.upos not in ("DET", "ADJ", "NUM", "ADP", "PRON", "ADV"):
            return j
        if item.upos == "PRON":
            return j + 1
        j += 1
    return j


def _tight_end(view: View, unit: Unit, place: int, end: int) -> int:
    """The last item of a noun's tight phrase: its adjectives, `de` complements, in Russian its genitives and names."""
    items, know, low = unit.items, view.know, view.low
    last = place
    j = place + 1
    while j < end:
        item = items[j]
        if isinstance(item, Quoted):
            break
        genitive = view.document.language == "ru" and item.upos in HEADS and item.rel not in SUBJECTS
        if (
            item.upos in ("ADJ", "NUM", "PROPN") and not (view.document.language != "en" and item.rel in SUBJECTS)
        ) or genitive:
            last = j
        elif low[item.i] in know.tight or (item.upos == "ADP" and view.document.language == "en"):
            k = j + 1
            while k < end and isinstance(items[k], Token) and items[k].upos in ("DET", "ADJ", "NUM"):  # type: ignore[union-attr]
                k += 1
            if k >= end or not isinstance(items[k], Token) or items[k].upos not in HEADS:  # type: ignore[union-attr]
                break
            last = j = k
        else:
            break
        j += 1
    return last


def _limit(unit: Unit) -> int:
    """One past the index of the unit's last token."""
    for item in reversed(unit.items):
        if isinstance(item, Token):
            return item.i + 1
    return 0


def subject_before(view: View, unit: Unit, cue: Cue) -> Mention | None:
    """The subject that stands before a verb group: by the parse, else the nearest phrase before it."""
    items = unit.items
    first_item = items[cue.first]
    assert isinstance(first_item, Token)
    limit = first_item.i
    begin = next((item.i for item in items if isinstance(item, Token)), limit)
    near = _pronoun_before(view, unit, cue)
    if near is not None:
        return Mention(near, near, near)
    by_parse = _parsed_subject(view, cue, begin, limit)
    if by_parse is not None and not _cannot_speak(view, by_parse):
        antecedent = _antecedent(view, unit, by_parse, begin)
        if antecedent is not None:
            return mention_at(view, antecedent, by_parse.i)
        if by_parse.upos in HEADS or _speaks(view, by_parse):
            return mention_at(view, by_parse, limit)
    shared = _shared_subject(view, unit, cue, begin) or _nearest_before(view, unit, cue, begin, limit)
    if (
        shared is None
        and view.document.language == "ru"
        and (cue.verb.feats.get("Number") == "Plur" or cue.verb.lemma.endswith("ся"))
    ):
        return _housed(view, unit, cue)
    return shared


def _pronoun_before(view: View, unit: Unit, cue: Cue) -> Token | None:
    """The personal pronoun right before a verb group, adverbs aside (Сам план он назвал …): nothing stands nearer."""
    for j in range(cue.first - 1, max(-1, cue.first - 4), -1):
        item = unit.items[j]
        if not isinstance(item, Token):
            return None
        if item.upos == "PRON" and view.low[item.i] in view.know.pronoun_words and not _cannot_speak(view, item):
            return item
        if item.upos != "ADV":
            return None
    return None


def _cannot_speak(view: View, token: Token) -> bool:
    """In Russian, whether a pronoun's case rules it out as a subject (ее осудили за то, что …)."""
    if view.document.language != "ru" or token.upos != "PRON":
        return False
    return view.low[token.i] in POSSESSIVES or token.feats.get("Case") in ("Acc", "Gen", "Dat", "Ins", "Loc")


def _housed(view: View, unit: Unit, cue: Cue) -> Mention | None:
    """Russian names a body by its house, the verb in the plural without subject: в министерстве заявили."""
    for j in range(max(0, cue.first - 12), cue.first):
        item = unit.items[j]
        if isinstance(item, Token) and view.low[item.i] in ("в", "во", "на") and item.upos == "ADP":
            found = governed_subject(view, unit, j + 1)
            if found is None or found.head.feats.get("Case") not in ("Loc", None):
                continue
            known = found.head.lemma in view.know.speakers or found.head.lemma in view.know.words
            if known or found.head.upos == "PROPN" or found.head.text.isupper():
                return found
    return None


def _shared_subject(view: View, unit: Unit, cue: Cue, begin: int) -> Mention | None:
    """For a verb right after a conjunction, the subject of the verb before it (dénonce … et avertit que)."""
    j = cue.first - 1
    while j >= 0 and isinstance(item := unit.items[j], Token) and item.upos in ("ADV", "PUNCT"):
        j -= 1
    item = unit.items[j] if j >= 0 else None  # type: ignore[assignment]
    if not isinstance(item, Token) or item.upos != "CCONJ":
        return None
    for i in range(item.i - 1, begin - 1, -1):
        verb = view.document.tokens[i]
        if not is_finite(verb):
            continue
        for subject in view.document.children(verb, "nsubj"):
            if begin <= subject.i < i and (subject.upos in HEADS or _speaks(view, subject)):
                return mention_at(view, subject, i)
    return None


def _speaks(view: View, token: Token) -> bool:
    return token.upos in ("PRON", "DET", "NUM", "ADJ") and view.low[token.i] not in view.know.relatives


def _parsed_subject(view: View, cue: Cue, begin: int, limit: int) -> Token | None:
    """The subject of a verb, or of the verb that governs it in one group or by coordination."""
    document = view.document
    verb: Token | None = cue.verb
    for _ in range(4):
        if verb is None or verb.i < begin:
            return None
        for child in reversed(tuple(document.children(verb, "nsubj"))):
            if begin <= child.i < limit:
                return child
        if verb.rel not in (
            "xcomp",
            "conj",
            "aux",
            "cop",
            "advcl",
            "parataxis",
            "acl",
            "ccomp",
            "obj",
            "obl",
            "dep",
            "advmod",
        ):
            return None
        governor = document.head(verb)
        if governor is None or governor.i > cue.verb.i:
            return None
        if verb.rel not in ("conj", "advcl", "parataxis", "acl", "aux", "cop") and _pause_between(view, governor, verb):
            return None
        if verb.rel == "acl" and governor.upos in HEADS and verb.feats.get("VerbForm") == "Inf":
            verb = document.head(governor)  # made an effort to convince · нет оснований сомневаться
            continue
        if verb.rel == "acl" and governor.upos in HEADS:
            return governor if governor.i < limit else None
        if verb.rel == "ccomp" and verb is not cue.verb:
            return None
        verb = governor
    return None


def _pause_between(view: View, first: Token, last: Token) -> bool:
    """Whether a comma parts a verb from its complement: then the parse is wrong, the verb is an inserted one."""
    return any(token.text in (",", "—", "–") for token in view.document.tokens[first.i + 1 : last.i])


def _antecedent(view: View, unit: Unit, token: Token, begin: int) -> Token | None:
    """The noun a relative pronoun stands for: the nearest before it, or the one its clause hangs on."""
    if view.low[token.i] not in view.know.relatives and token.lemma not in view.know.relatives:
        return None
    document = view.document
    clause = document.head(token)
    while clause is not None and clause.rel in ("conj", "xcomp"):
        clause = document.head(clause)
    if clause is not None and clause.rel == "acl":
        noun = document.head(clause)
        if noun is not None and noun.upos in HEADS and begin <= noun.i < token.i:
            return noun
    return _widest_before(view, token.i, begin)


def _widest_before(view: View, limit: int, begin: int) -> Token | None:
    """The leftmost noun whose phrase takes in the nearest noun before `limit`, commas and all."""
    tokens = view.document.tokens
    nearest = next((i for i in range(limit - 1, begin - 1, -1) if tokens[i].upos in HEADS), None)
    if nearest is None:
        return None
    best = tokens[nearest]
    for i in range(nearest - 1, max(begin - 1, nearest - 25), -1):
        token = tokens[i]
        if token.upos in ("VERB", "AUX", "SCONJ") or token.text in (";", ":", "«", "»"):
            break
        if token.upos in HEADS and noun_phrase(view, token, limit)[1].i >= nearest:
            best = token
    return best


def _nearest_before(view: View, unit: Unit, cue: Cue, begin: int, limit: int) -> Mention | None:
    """The phrase just before the group, past adverbs and what stands between commas."""
    tokens, low, know = view.document.tokens, view.low, view.know
    commas = 0
    i = limit - 1
    while i >= begin and limit - i < MAX_BEFORE:
        token = tokens[i]
        text = low[i]
        if token.text == ",":
            commas += 1
        if text in know.relatives and token.upos in ("PRON", "SCONJ"):
            antecedent = _antecedent(view, unit, token, begin)
            return mention_at(view, antecedent, i) if antecedent is not None else None
        if token.upos == "PRON" and text in know.pronoun_words and not _cannot_speak(view, token):
            return Mention(token, token, token)
        if token.upos in HEADS and not view.is_time(token) and commas in (0, 2):
            return _whole_before(view, token, begin, limit)
        if (is_finite(token) and commas == 0) or token.text in (";", ":", "«", "»"):
            return None
        i -= 1
    return None


def _whole_before(view: View, token: Token, begin: int, limit: int) -> Mention | None:
    """The phrase that ends with `token`: its governor may stand to the left (le chef de la diplomatie)."""
    tokens = view.document.tokens
    head = token
    while (
        head.head < head.i and head.head >= begin and head.rel in ("nmod", "flat", "appos", "conj", "compound", "amod")
    ):
        governor = tokens[head.head]
        if governor.upos not in HEADS or is_finite(governor):
            break
        head = governor
    if view.document.language == "ru" and head.feats.get("Case") not in ("Nom", None) and head.rel not in SUBJECTS:
        first = tokens[_left_end(view, token)]  # a name's last part may look like another case (Анна Брун)
        if token.i != limit - 1 or token.upos != "PROPN" or first.upos != "PROPN" or first.feats.get("Case") != "Nom":
            return None
        return Mention(first, token, first)
    before = tokens[head.i - 1] if head.i > begin else None
    mention = mention_at(view, head, limit)
    opening = tokens[mention.first.i - 1] if mention.first.i > begin else None
    if (before is not None and before.upos == "ADP") or (opening is not None and opening.upos == "ADP"):
        return None
    return mention


def _left_end(view: View, token: Token) -> int:
    """The index of the first of the names that end with `token`."""
    tokens = view.document.tokens
    i = token.i
    while i > 0 and tokens[i - 1].upos == "PROPN":
        i -= 1
    return i


def governed_subject(view: View, unit: Unit, place: int) -> Mention | None:
    """The complement of a source preposition whose last word stands before item `place`."""
    items = unit.items
    j = place
    while j < len(items) and isinstance(items[j], Token) and items[j].upos in ("PUNCT",):  # type: ignore[union-attr]
        j += 1
    if j >= len(items):
        return None
    item = items[j]
    if isinstance(item, Quoted):
        return None
    if item.upos == "PRON" and view.low[item.i] not in view.know.relatives and view.low[item.i] not in POSSESSIVES:
        return Mention(item, item, item)
    if view.low[item.i] in POSSESSIVES and j + 1 < len(items):
        j += 1
    head = _nominal_from(view, unit, j, len(items))
    if head is None:
        return None
    mention = mention_at(view, head, _limit(unit))
    return (
        Mention(item, mention.last, mention.head) if item.i < mention.first.i or item.i > mention.first.i else mention
    )
