"""Noun phrases read from the surface, with the parse as second opinion: a speaker's whole mention."""

from detente.coding.quotations.units import View
from detente.model import Token

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"))
HEADS = frozenset(("NOUN", "PROPN", "X"))
LEFT = frozenset(("DET", "ADJ", "NUM", "PROPN", "NOUN", "X"))
POSSESSIVE_RELS = frozenset(("poss", "nmod:poss", "det:poss"))
MAX_PARENTHESIS = 8
MAX_PHRASE = 40
PARTITIVE = frozenset(("de", "des", "d'", "of", "из"))  # one of the protesters, один из протестующих


def head_of(view: View, token: Token) -> Token:
    """The noun that heads the phrase a name or modifier belongs to: `Lavrov` → `ministre` (… Sergueï Lavrov)."""
    tokens = view.document.tokens
    for _ in range(6):
        rel = token.rel
        if token.head >= token.i or rel not in ("flat", "appos", "compound", "nmod", "amod", "fixed"):
            return token
        head = tokens[token.head]
        if head.upos not in NOMINAL or _breaks(view, head.i, token.i):
            return token
        token = head
    return token


def _breaks(view: View, first: int, last: int) -> bool:
    """Whether something that ends a noun phrase stands between two of its tokens."""
    return parted(view, view.document.tokens[first], view.document.tokens[last]) or any(
        t.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or t.text in ("«", "»", "“", "”", '"', ":", ";", "—", "–")
        for t in view.document.tokens[first + 1 : last]
    )


def parted(view: View, first: Token, last: Token) -> bool:
    """Whether a line ends between two tokens, as between a headline and its article."""
    return "\n" in view.document.text[first.end : last.start]


def noun_phrase(view: View, token: Token, limit: int, subject: bool = True) -> tuple[Token, Token]:
    """The first and last token of the phrase round `token`, which ends before token index `limit` at the latest.

    subject: whether it is the subject of the verb at `limit`; else what a verb follows without a comma is no
    apposition (selon certains experts, le Front compterait …).
    Takes in determiners, modifiers, complements, appositions and coordinated speakers; stops before clauses.
    """
    partitive = token.i + 1 < limit and view.low[token.i + 1] in PARTITIVE
    if token.upos == "PRON" or (partitive and token.upos in ("NUM", "DET", "ADJ")):
        if not partitive:
            return token, token
        last = _right_edge(view, token.i, token.i, limit, True)
        return token, view.document.tokens[last]
    head = head_of(view, token)
    tokens = view.document.tokens
    first = _after_governed(view, _left_edge(view, head.i), head.i)
    if first > 1 and tokens[first - 1].text == "," and head.i < limit:
        wider = _governing(view, first, limit, subject)
        if wider is not None:
            return wider
    last = _right_edge(view, max(head.i, min(token.i, limit - 1)), first, limit, subject)
    return tokens[first], tokens[last]


def _after_governed(view: View, first: int, head: int) -> int:
    """In Russian, where a name begins that follows a preposition's noun (После инцидента Лондон заявил)."""
    tokens = view.document.tokens
    if view.document.language != "ru" or not first or tokens[first - 1].upos != "ADP" or tokens[head].upos != "PROPN":
        return first
    cases = tokens[first].feats.get("Case"), tokens[head].feats.get("Case")
    return head if None not in cases and cases[0] != cases[1] else first


def _governing(view: View, at: int, limit: int, subject: bool) -> tuple[Token, Token] | None:
    """The phrase whose apposition begins at token `at` (l'ambassadeur russe à l'ONU, Vitali Tchourkine)."""
    tokens = view.document.tokens
    best = None
    for i in range(at - 2, max(-1, at - 16), -1):
        token = tokens[i]
        if token.upos in ("VERB", "AUX", "SCONJ", "PUNCT", "PRON") and token.text not in ("-", "’", "'"):
            break
        if parted(view, token, tokens[i + 1]):
            break
        if token.upos not in HEADS or view.is_time(token):
            continue
        first = _left_edge(view, i)
        last = _right_edge(view, i, first, limit, subject)
        if last >= at:
            best = tokens[first], tokens[last]
    if best is not None and best[0].i > 0 and tokens[best[0].i - 1].upos == "ADP":
        return None
    return best


def _left_edge(view: View, i: int) -> int:
    tokens, low = view.document.tokens, view.low
    english = view.document.language == "en"
    while i > 0:
        before = tokens[i - 1]
        if (before.sentence != tokens[i].sentence and before.upos == "PUNCT") or parted(view, before, tokens[i]):
            break
        if tokens[i].upos == "DET" and before.upos in HEADS:
            break  # a écrit sur Twitter le chef de la diplomatie
        if before.upos in LEFT and not view.is_time(before):
            # outside English a noun before a noun belongs to it only as a title or an adjective's place
            if before.upos == "NOUN" and not english and tokens[i].upos not in ("PROPN", "X"):
                break
            i -= 1
        elif (
            (english and (low[before.i] in ("'s", "'") or before.upos == "PART") and i > 1)
            or (
                before.text in ("-", "–")
                and before.end == tokens[i].start
                and i > 1
                and tokens[i - 2].end == before.start
            )
            or (
                before.upos == "PRON"
                and before.deprel in ("det", "nmod:poss", "det:poss", "nmod")
                and view.document.language != "fr"
            )
        ):
            i -= 1
        else:
            break
    return i


def _right_edge(view: View, i: int, first: int, limit: int, subject: bool) -> int:
    last = i
    stop = min(limit, first + MAX_PHRASE)
    while last + 1 < stop:
        following = _extend(view, first, last, stop, subject)
        if following is None or following <= last:
            break
        last = following
    return last


def _extend(view: View, first: int, last: int, stop: int, subject: bool) -> int | None:
    """The new last token of a phrase that goes on after `last`; None where it ends."""
    tokens, low, know = view.document.tokens, view.low, view.know
    token = tokens[last + 1]
    text = low[token.i]
    if _name_goes_on(view, last, stop):
        return token.i
    if token.upos == "ADP" or text in know.links:
        return _complement(view, first, last, stop)
    if token.upos in NOMINAL and not view.is_time(token):
        return None if _new_argument(view, tokens[last], token) else token.i
    if token.text == "(":
        return _parenthesis(view, token.i, stop)
    if token.text in ("-", "–", "/", ".") and token.start == tokens[last].end and token.i + 1 < stop:
        after = tokens[token.i + 1]
        initial = token.text == "." and len(tokens[last].text) <= 2 and tokens[last].text[0].isupper()
        joined = (after.start == token.end and after.upos in NOMINAL) or (initial and after.text[0].isupper())
        return after.i if joined else None
    if text in ("'s", "'") and view.document.language == "en" and token.i + 1 < stop:
        return token.i + 1 if tokens[token.i + 1].upos in NOMINAL else None
    if token.text in '«"“':
        return _quoted_name(view, token.i, stop)
    if token.text == ",":
        return _apposition(view, first, last, stop, subject)
    if token.upos == "CCONJ" and text in ("et", "and", "и", "&"):
        return _conjunct(view, first, token.i, stop)
    return None


def names(view: View, token: Token) -> bool:
    """Whether a word begins or continues a name: a proper noun, or a capitalised word that names hang on (Maria Z.)."""
    if token.upos == "PROPN":
        return True
    return token.text[0].isupper() and any(child.i == token.i + 1 for child in view.document.children(token, "flat"))


def _name_goes_on(view: View, last: int, stop: int) -> bool:
    """Whether a capitalised word continues a name, however it was tagged (Emmanuel Macron, Jean-Yves Le Drian)."""
    tokens = view.document.tokens
    before, token = tokens[last], tokens[last + 1]
    if before.text[0].isupper() and before.text[-1] == "." and len(before.text) < 5 and token.text[0].isupper():
        return True  # M. Svensson
    if before.upos != "PROPN" or not token.text[0].isupper() or token.sentence != before.sentence:
        return False
    if token.upos == "DET":
        return last + 2 < stop and tokens[last + 2].text[0].isupper()
    return token.upos in ("VERB", "AUX", "ADV", "INTJ") and not token.text.isupper()


def _new_argument(view: View, before: Token, token: Token) -> bool:
    """In Russian a noun in the dative or nominative after a complete name is another argument of the verb."""
    if view.document.language != "ru" or token.upos not in HEADS:
        return False
    case, previous = token.feats.get("Case"), before.feats.get("Case")
    if (
        token.rel in ("obl", "iobj", "obj")
        and token.head < token.i
        and view.document.tokens[token.head].upos in ("VERB", "AUX")
    ):
        return True
    return case == "Dat" and previous == "Nom"


def _complement(view: View, first: int, last: int, stop: int) -> int | None:
    """`de la Défense`, `à l'ONU`, `for Reconstruction`: a preposition's noun that belongs to the phrase."""
    tokens, low, know = view.document.tokens, view.low, view.know
    at = last + 1
    if low[at] not in know.links:
        return None
    tight = low[at] in know.tight
    if not tight and view.match(know.adverbial, at):
        return None
    j = at + 1
    while j < stop and (tokens[j].upos in ("DET", "ADJ", "NUM", "ADP") or low[j] in ("son", "sa", "leur")):
        j += 1
    if j >= stop or tokens[j].upos not in HEADS:
        if j > at + 1 and tokens[j - 1].upos in ("ADJ", "NUM") and tight:
            return j - 1
        return None
    if view.is_time(tokens[j]):
        return None
    if tight:
        return j
    governor = tokens[j].head if tokens[j].head != at else tokens[at].head
    # a looser preposition belongs to a common noun, when the parser says so too; never to a bare name
    attached = first <= governor <= last or first <= tokens[at].head <= last
    return j if (attached and tokens[first].upos != "PROPN") or (attached and tokens[last].upos == "NOUN") else None


def _parenthesis(view: View, at: int, stop: int) -> int | None:
    tokens = view.document.tokens
    for j in range(at + 1, min(stop, at + MAX_PARENTHESIS)):
        if tokens[j].text == ")":
            return j
        if tokens[j].upos in ("VERB", "AUX"):
            return None
    return None


def _quoted_name(view: View, at: int, stop: int) -> int | None:
    """A name between quotation marks after its kind: газета «Известия»."""
    tokens = view.document.tokens
    if tokens[at - 1].upos not in ("NOUN", "ADJ"):
        return None
    for j in range(at + 1, min(stop, at + 6)):
        if tokens[j].text in '»"”':
            return j if j > at + 1 else None
        if tokens[j].upos in ("VERB", "AUX", "SCONJ") or tokens[j].text in ".,:;":
            return None
    return None


def _apposition(view: View, first: int, last: int, stop: int, subject: bool) -> int | None:
    """The end of an apposition after the comma at `last + 1`: a name after a role, or a role after a name."""
    tokens, know = view.document.tokens, view.know
    j = last + 2
    if j >= stop:
        return None
    named = any(names(view, tokens[k]) for k in range(first, last + 1)) and tokens[last].upos != "NOUN"
    begin = tokens[j]
    opens = begin.upos in ("DET", "NOUN", "PROPN", "ADJ", "X")
    if not opens or view.is_time(begin) or view.match(know.adverbial, j):
        return None
    if begin.upos == "DET" and j + 1 < stop and (tokens[j + 1].upos == "NUM" or view.is_time(tokens[j + 1])):
        return None
    head = j
    while head < stop and tokens[head].upos in ("DET", "ADJ", "NUM"):
        head += 1
    if head >= stop or tokens[head].upos not in HEADS or view.is_time(tokens[head]):
        return None
    role = tokens[head].upos == "NOUN"
    by_parse = tokens[head].rel in ("appos", "flat", "conj") and first <= tokens[head].head <= last
    start_upos = tokens[first].upos if tokens[first].upos != "DET" else tokens[min(first + 1, last)].upos
    name_after_role = names(view, begin) and start_upos in ("NOUN", "ADJ")
    role_after_name = role and (named or names(view, tokens[first]))
    if view.document.language == "ru" and not by_parse:
        return None
    if not (name_after_role or role_after_name or (by_parse and tokens[head].rel == "appos")):
        return None
    end = head
    while end + 1 < stop:
        following = tokens[end + 1]
        if following.text == ",":
            break
        grown = _extend(view, j, end, stop, subject) if following.text != "," else None
        if grown is None or grown <= end:
            break
        end = grown
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    follows_verb = after is not None and after.upos in ("VERB", "AUX")
    if role_after_name and follows_verb and not name_after_role:
        return None
    clause_follows = after is not None and after.upos in ("VERB", "AUX", "PRON", "ADV")
    if clause_follows and ((role_after_name and end + 1 < stop) or not subject):
        return None  # "…, le ministre a ajouté": the role is the subject of the next clause
    return end


def _conjunct(view: View, first: int, at: int, stop: int) -> int | None:
    """A second speaker: `le Comité international et un responsable rebelle`."""
    tokens = view.document.tokens
    j = at + 1
    while j < stop and (tokens[j].upos in ("DET", "ADJ", "NUM") or tokens[j].deprel in POSSESSIVE_RELS):
        j += 1
    if j >= stop or tokens[j].upos not in HEADS:
        adjectives = tokens[at - 1].upos == "ADJ" and tokens[j - 1].upos == "ADJ"
        return j - 1 if adjectives else None  # les ministres français et allemand
    other = tokens[j]
    linked = other.rel in ("conj", "flat", "appos", "compound", "nmod") and first <= other.head < at
    if not linked:
        return None
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    return None if following is not None and following.upos == "AUX" and j + 1 < stop else j
