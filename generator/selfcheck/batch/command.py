"""The command `selfcheck score`, from the names of files to what came of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import cast

from selfcheck.batch.bank_file import read_bank_file
from selfcheck.batch.files import KINDS, STANDARD, Output, responses
from selfcheck.batch.run import Files, Kind, Scored, score_responses

_SPREADSHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})
"""How files of spreadsheets end."""


class UsageError(ValueError):
    """The files cannot be meant; says why."""


def score_files(
    bank_file: Path,
    source: Path,
    target: Path,
    rejected: Path | None,
    kinds: tuple[str | None, str | None],
    progress: Callable[[int, int], None],
) -> Scored:
    """Score the responses in `source` into `target`; `kinds` are those of the two, where their endings do not tell.

    Raises `UsageError`, and `OSError` when a file cannot be read or written.
    """
    _refuse_swapped(bank_file, source)
    kind, to = _kinds(source, target, kinds)
    _refuse_same(bank_file, source, target, rejected)
    if "parquet" in (kind, to):
        try:
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise UsageError("Parquet needs pyarrow: pip install 'selfcheck[arrow]'") from error
    scored = Scored()
    bank = read_bank_file(bank_file, scored.problems)
    if bank is None:
        return scored
    shown = "standard input" if source == STANDARD else source.as_posix()
    with (
        responses(source, kind) as file,
        Output(target) as out,
        Output(rejected) if rejected else nullcontext() as aside,
    ):
        files = Files(file, shown, kind, out.file, to, aside.file if aside else None)
        scored = score_responses(bank, files, progress)
        for each in (out, aside):
            if each and not scored.failed:
                each.keep()
    return scored


def _refuse_swapped(bank_file: Path, source: Path) -> None:
    """The bank is no table while the responses are YAML."""
    if bank_file.suffix.lower() in KINDS and source.suffix.lower() in (".yaml", ".yml"):
        raise UsageError(f"the bank comes first, then the responses: `selfcheck score {source} {bank_file}`")


def _kinds(source: Path, target: Path, kinds: tuple[str | None, str | None]) -> tuple[Kind, Kind]:
    """The kinds of the responses and of the output."""
    kind = kinds[0] or KINDS.get(source.suffix.lower())
    if kind is None and source.suffix.lower() in _SPREADSHEETS:
        raise UsageError(f"`{source}` is the file of a spreadsheet: save the table as CSV there, and name that file")
    if kind is None:
        where = "standard input" if source == STANDARD else f"`{source}`"
        raise UsageError(f"say what {where} is with --from: csv, jsonl, parquet or export")
    other = kinds[1] or KINDS.get(target.suffix.lower())
    if other is None and target == STANDARD:
        other = "csv" if kind == "export" else kind
    if other in (None, "export"):
        raise UsageError(f"say what to write to `{target}` with --to: csv, jsonl or parquet")
    return cast("Kind", kind), cast("Kind", other)


def _refuse_same(*files: Path | None) -> None:
    """No file is another one of them."""
    if files[2:] == (STANDARD, STANDARD):
        raise UsageError("only one of --output and --rejected can be standard output")
    met: set[Path] = set()
    for file in files:
        if file and file != STANDARD:
            if file.resolve() in met and (file.is_file() or not file.exists()):
                raise UsageError(f"`{file}` is named twice")
            met.add(file.resolve())
