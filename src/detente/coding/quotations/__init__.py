"""Who says what (codebook, section 2).

marks        what stands between quotation marks
units        sentences with their quotations as single items
cues         reporting verbs and source prepositions
complements  what a reporting verb takes
clauses      where reported content begins and ends
phrases, speakers   whose words they are
report       what one cue reports, and a unit while it is read
reading      one unit read, cue by cue: preceding, verbs, sources, backward
headlines, inserted   reports without a verb, and with it inside the marks
resolve      for whom a speaker's mention stands
assembly     all reports of an article as quotations
"""

from detente.coding.actors import Cast
from detente.coding.quotations.assembly import assemble
from detente.coding.quotations.knowledge import reporting
from detente.coding.quotations.marks import find_quoted
from detente.coding.quotations.units import View
from detente.model import Document, Quotation

__all__ = ["extract_quotations"]


def extract_quotations(document: Document, cast: Cast) -> tuple[Quotation, ...]:
    """All quotations of an article, in text order, with their speakers.

    Raises ConfigurationError where the language's `reporting.yaml` has not its form.
    """
    if not document.tokens:
        return ()
    view = View(document, reporting(document.language))
    return assemble(view, cast, find_quoted(document.article))
