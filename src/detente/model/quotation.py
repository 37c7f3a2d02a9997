"""Content put into somebody's mouth (codebook, section 2)."""

from typing import Literal

from msgspec import Struct

from detente.model.actor import Participant
from detente.text import Span


class Quotation(Struct, frozen=True, kw_only=True):
    """One quotation; its content may stand in several spans (split by the cue, over paragraphs).

    kind: direct when all content stands between quotation marks, indirect when none, mixed otherwise.
    content: the spans, without the outer quotation marks (docs/decisions/0003-quotation-spans.md).
    cue: the reporting verb or phrase (`a souligné`, `selon`), None when there is none.
    speaker: whoever the reporting verb or phrase names (`Interfax said, citing a source`: Interfax); None for nobody.
    chain: all sources, outermost first: who reports the speaker, the speaker, whom the speaker cites (`a source`).
    """

    id: str
    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Participant | None
    chain: tuple[Participant, ...] = ()

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` is part of the content."""
        return any(span.start <= offset < span.end for span in self.content)
