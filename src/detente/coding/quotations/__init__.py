"""Who says what (codebook, section 2).

marks     what stands between quotation marks
units     sentences with their quotations as single items
cues      reporting verbs and source prepositions
clauses   where reported content begins and ends
phrases, speakers   whose words they are
reading   one unit read
resolve   for whom a speaker's mention stands
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
