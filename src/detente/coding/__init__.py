"""Document → records: pure functions, each resting on what the ones before it found.

times       expressions of time and what they mean
actors      who is mentioned where: the article's Cast
quotations  what is put into whose mouth
places      where
events      who did what to whom, with status, time, place and attribution
commitments what was undertaken, by when, and who says it held
"""

from detente.coding.actors import Cast, find_actors
from detente.coding.commitments import code_commitments
from detente.coding.events import code_events
from detente.coding.places import find_places
from detente.coding.quotations import extract_quotations
from detente.coding.times import extract_times
from detente.model import CodedArticle, Document

__all__ = ["Cast", "code_document"]


def code_document(document: Document) -> CodedArticle:
    """All that can be coded of one analysed article; deterministic, without I/O."""
    times = extract_times(document)
    cast = find_actors(document)
    quotations = extract_quotations(document, cast)
    places = find_places(document, cast)
    events, rejections = code_events(document, times, cast, quotations, places)
    commitments = code_commitments(document, events, times, quotations, cast)
    return CodedArticle(
        article=document.article,
        quotations=quotations,
        times=times,
        events=events,
        commitments=commitments,
        rejections=rejections,
    )
