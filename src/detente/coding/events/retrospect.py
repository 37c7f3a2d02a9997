"""Acts of long ago that no date of their own tells: the paragraph goes on telling of an earlier year."""

from detente.coding.events.circumstances import Circumstances
from detente.coding.events.dating import done, in_lead, long_ago
from detente.coding.events.drafts import Draft
from detente.coding.events.tying import between

HAPPENED = frozenset({"actual", "negated"})
REACH = 3  # how many sentences a date governs those after it


def looks_back(draft: Draft, circumstances: Circumstances) -> bool:
    """Whether an undated act, told in the past, goes on with what its paragraph last dated more than a year back.

    `Она попала под суд в 2010 году. Завязалась ссора. Потом её избили.` A date within the year or a new paragraph
    ends the look back; the lead does not look back.
    """
    if draft.status not in HAPPENED or not done(draft) or in_lead(draft, circumstances):
        return False
    document, published = circumstances.document, circumstances.document.article.published
    index = draft.token.sentence
    here = document.sentence_span(index)
    if any(time.interval is not None for time in between(circumstances.times, here.start, here.end)):
        return False
    after = here
    for earlier in range(index - 1, max(index - REACH, 0) - 1, -1):
        span = document.sentence_span(earlier)
        if "\n" in document.text[span.end : after.start]:
            return False
        dated = [each for each in between(circumstances.times, span.start, span.end) if each.interval is not None]
        if dated:
            return all(long_ago(each.interval, published) for each in dated)
        after = span
    return False
