"""The command `detente`: data on standard output, messages on standard error, exit codes of the contract.

Exit codes: 0 done, 1 some articles failed (they are listed), 2 wrong usage or configuration, 3 the store is
unreachable or damaged. Every command imports what it needs when it runs, so `--help` is quick.
"""

import sys

import click

from detente.errors import DetenteError


def command_line() -> click.Group:
    """All commands; each imports what it needs when it runs."""
    from detente.cli.commands import detente
    from detente.cli.corrections import add_corrections
    from detente.cli.digest import add_digest
    from detente.cli.explain import add_explain
    from detente.cli.queries import add_queries
    from detente.cli.upkeep import add_upkeep

    add_queries(detente)
    add_corrections(detente)
    add_digest(detente)
    add_explain(detente)
    add_upkeep(detente)
    return detente


def main() -> None:
    """The entry point: runs the command named in `sys.argv` and exits."""
    try:
        code = command_line().main(standalone_mode=False)
    except DetenteError as error:
        _complain(str(error))
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped; what was stored stays stored")
        code = 130
    except BrokenPipeError:  # the reader of a pipe (head, less) had enough
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    click.echo(f"detente: {message}", err=True)
