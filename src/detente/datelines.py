"""Where a dispatch opens with its dateline: `NAIROBI, Feb 3 (Agency) — …`, « ЛОНДОН, 9 июля – РИА Новости. … ».

Its words are no part of the first sentence: parsed with it they become its subject. Read by what stands round a place:
a day, an agency in parentheses or between slashes, a dash, capitals. Whose place it is the stage of the articles reads.
"""

import re

LONGEST = 110  # characters that a dateline takes at most
LEAST = 80  # characters of a paragraph that `Geneva — …` opens; shorter ones are captions and headlines

_MONTH = (
    r"(?i:janv?|january|janvier|f[ée]vr?(?:ier)?|feb(?:ruary)?|mars?|march|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|"
    r"juil(?:let)?|july?|ao[uû]t|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|"
    r"d[ée]c(?:embre|ember)?|янв(?:аря)?|фев(?:р|раля)?|мар(?:та?)?|апр(?:еля)?|ма[йя]|июня?|июля?|авг(?:уста)?|"
    r"сент?(?:ября)?|окт(?:ября)?|нояб?(?:ря)?|дек(?:абря)?)\.?"
)
_DAY = (
    rf"(?:\w+,?\s)?(?:le\s)?(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)(?![^\W\d_])"
    r"(?:,?\s\d{4})?(?:\s(?:г\.|года))?(?:,?\s\d{1,2}[:h]\d{2})?"
)
_DASH = r"\s*(?:[–—]|--|-(?=\s))\s*"
_CAPITALS = r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.’'\- ]{2,40}[A-ZÀ-ÞА-ЯЁ]"
_WORD = r"[A-ZÀ-ÞА-ЯЁ][\w’'.\-]*"
_PLACE = rf"{_WORD}(?:[ -](?:{_WORD}|de|du|la|le|sur|al-\w+|на)){{0,3}}"
_BESIDE = rf"(?:\s?\((?:{_PLACE})\)|\s?/[^/\n]{{3,30}}/)?(?:\s?[,/]\s?{_PLACE})?"  # a region, a second town, a country
_AGENCY = r"(?:\s?[,.]?\s?(?:\([A-ZÀ-ÞА-ЯЁ][^()\n]{1,40}\)|/[^\W\d_][^/\n]{1,30}/\.?|[A-ZА-ЯЁ][A-ZА-ЯЁ-]{3,}(?:\.[A-Z]{2,3})?))"
_SLASHED = r"\s?[,.]?\s?/[^\W\d_][^/\n]{1,30}/\.?"
_SIGNED = rf"(?:(?:{_WORD}|«{_WORD}»)(?:\s{_WORD}){{0,2}}(?:,\s{_WORD}\s{_WORD})?\.\s+)?"  # the agency after a dash
_NEXT = r"(?=[«“„\"'‘(\[]?\s?[A-ZÀ-ÞА-ЯЁ\d])"  # a sentence begins

_DATED = re.compile(
    rf"\s*(?:{_CAPITALS}|{_PLACE}){_BESIDE}\s?[,.]?\s{_DAY}[,.]?(?:{_AGENCY}?{_DASH}{_SIGNED}|{_SLASHED}\s+){_NEXT}"
    rf"|\s*{_CAPITALS}{_BESIDE}\s?[,.]?\s{_DAY}\.\s+{_NEXT}"
)
_LATIN = r"[A-ZÀ-Þ][a-zß-ÿ’'.\-]+(?:[ -][A-ZÀ-Þ][a-zß-ÿ’'.\-]+){0,2}"
_KNOWN = "AFP|AP|Reuters|Xinhua|TASS|DPA|EFE|ANSA|UPI|IRNA|MNA|MENA|KUNA|WAM|APS|PTI|ANI|JTA|Belga|ATS|AA|APA"
_PARENTHESISED = r"\s?\([A-ZÀ-ÞА-ЯЁ][^()\n]{1,20}\)"
_SIGNED_PLACE = re.compile(
    rf"\s*(?:(?:{_CAPITALS}|{_PLACE}){_BESIDE}\s?[,.]?(?:{_PARENTHESISED}|{_SLASHED})|{_PARENTHESISED}){_DASH}{_NEXT}"
    rf"|\s*(?:{_CAPITALS}|{_LATIN}){_BESIDE}\s?[,.]?\s?\((?:{_KNOWN})[^()\n]{{0,20}}\)[:.]?\s+{_NEXT}"
)
_ACTING = r"(?!(?:NATO|OTAN|НАТО|URSS|СССР|OSCE|ОБСЕ|CEDEAO|ECOWAS|HAMAS|ХАМАС|ISIS|ИГИЛ|FARC|OPEP|OPEC|ОПЕК)\W)"
_SHOUTED = re.compile(rf"\s*{_ACTING}{_CAPITALS}{_BESIDE},?{_DASH}{_SIGNED}{_NEXT}")
_PLAIN = re.compile(rf"\s*{_LATIN}(?:, {_LATIN})?,?\s—\s{_NEXT}(?=[^—\n]{{{LEAST}}})")
_CLOCK = re.compile(rf"\s*,?\s*\d{{1,2}}:\d{{2}}\s+(?:[–—-]\s*)?[A-ZÀ-ÞА-ЯЁ]{{3,}}\s+{_NEXT}")
_OPENS = re.compile(r"[\s,]*[A-ZÀ-ÞА-ЯЁ(\d]")
_MARKS = re.compile(r"[–—/(]|--|-\s|\d[:.]")


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the sentences of the paragraph `text[start:end]` begin after its dateline; `start` where it has none."""
    limit = min(end, start + LONGEST)
    if not _OPENS.match(text, start, limit) or not _MARKS.search(text, start, limit) or text[start:end].isupper():
        return start
    for form in (_DATED, _SIGNED_PLACE, _SHOUTED, _CLOCK, _PLAIN):
        match = form.match(text, start, end)
        if match is not None and match.end() <= limit:
            return match.end()
    return start
