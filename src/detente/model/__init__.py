"""The records that stages hand to each other: frozen, typed, without I/O or NLP.

Field names are those of the contract, so a `CodedArticle` encoded by msgspec is the JSON record.
"""

from detente.model.actor import Actor, Participant
from detente.model.article import Article, Page
from detente.model.coded import CodedArticle, Failure, Rejection
from detente.model.commitment import Commitment, CommitmentState
from detente.model.document import Document, Entity, Token
from detente.model.event import Casualties, EventMention, Place, When
from detente.model.quotation import Quotation
from detente.model.time import Interval, TimeExpression

__all__ = [
    "Actor",
    "Article",
    "Casualties",
    "CodedArticle",
    "Commitment",
    "CommitmentState",
    "Document",
    "Entity",
    "EventMention",
    "Failure",
    "Interval",
    "Page",
    "Participant",
    "Place",
    "Quotation",
    "Rejection",
    "TimeExpression",
    "Token",
    "When",
]
