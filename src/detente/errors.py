"""Every error Détente raises on purpose.

    DetenteError
    ├── UsageError              the user asked for something impossible       exit 2
    │   ├── SourceNotFound      a file, folder or table that is not there or holds nothing readable
    │   └── ConfigurationError  a setting or a knowledge file is wrong
    ├── ArticleError            one article cannot be read or coded           exit 1, the run goes on
    │   ├── UnreadableSource    its bytes are not text, or are no article
    │   └── UnsupportedLanguage no analyzer for its language
    └── StoreError              the store is unreachable or damaged           exit 3

An error says what is wrong (`message`), where (`origin`, as `file` or `file:line`) and how to mend it
(`remedy`). The pipeline turns an `ArticleError` into a `Failure` row and goes on.
"""


class DetenteError(Exception):
    """Base of all errors raised on purpose.

    message: what is wrong, one sentence without a final stop.
    origin: where, as `file`, `file:line` or a URL; None when it concerns no place.
    remedy: what the user can do about it, one sentence; None when there is nothing to do.
    """

    exit_code = 1

    def __init__(self, message: str, *, origin: str | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.origin = origin
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.origin}: " if self.origin else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class UsageError(DetenteError):
    """The user asked for something impossible."""

    exit_code = 2


class SourceNotFound(UsageError):
    """A source that does not exist, or a folder or table that holds no article."""


class ConfigurationError(UsageError):
    """A setting is unknown or has a wrong value, or a knowledge file does not have its form."""


class ArticleError(DetenteError):
    """One article cannot be read or coded; the run goes on with the next."""

    exit_code = 1


class UnreadableSource(ArticleError):
    """The bytes are not text in a known encoding, or hold no article."""


class UnsupportedLanguage(ArticleError):
    """The article is in a language that no analyzer reads."""


class StoreError(DetenteError):
    """The store cannot be reached, is damaged, or was made by a newer version."""

    exit_code = 3
