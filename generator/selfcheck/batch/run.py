"""Run: a file of responses in, a file of scores out, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

from selfcheck.batch.csv_rows import CsvReader
from selfcheck.batch.exported import ExportReader
from selfcheck.batch.json_rows import JsonLinesReader
from selfcheck.batch.outcomes import ALERTS, Column, result_columns
from selfcheck.batch.plan import BadRowError, Plan
from selfcheck.batch.rows import Reader, Row
from selfcheck.batch.sinks import CsvSink, JsonLinesSink, ParquetSink, Sink
from selfcheck.model.bank import Bank
from selfcheck.model.offer import remedy
from selfcheck.problems import Place, Problems, Source

MOST_TOLD = 20
"""So many rows are told of that cannot be scored; all others are counted."""

_ROWS_AT_ONCE = 50_000
"""So many rows of a Parquet file are scored together."""
_ROWS_A_STEP = 1_000
"""After so many rows the progress is told."""

Kind = Literal["csv", "jsonl", "parquet", "export"]


@dataclass(slots=True)
class Files:
    """The files of a run, open."""

    responses: BinaryIO
    shown: str
    """What the responses are called when problems are told."""
    kind: Kind
    output: BinaryIO
    to: Kind
    rejected: BinaryIO | None = None


@dataclass(slots=True)
class Scored:
    """What came of a run."""

    problems: Problems = field(default_factory=Problems)
    rows: int = 0
    """How many rows have their scores."""
    rejected: int = 0
    """How many could not be scored and are set aside."""
    told: int = 0
    """Of how many of these the problems tell."""

    @property
    def failed(self) -> bool:
        """Whether nothing could be scored at all."""
        return any(problem.code == "SC701" for problem in self.problems)


def score_responses(bank: Bank, files: Files, progress: Callable[[int, int], None]) -> Scored:
    """Score a file of responses; `progress` is told how many bytes and rows are done.

    Rows that cannot be scored go to `files.rejected` as they are, below the head of their file; with any problem of the
    file as a whole nothing is written at all. Raises `OSError` when a file cannot be read or written.
    """
    scored = Scored()
    if files.kind == "parquet":
        _score_parquet(bank, files, scored, progress)
        return scored
    reader = _reader(bank, files, scored.problems)
    if not scored.problems.errors:
        _score_rows(bank, files, reader, scored, progress)
        reader.finish(scored.problems)
    return scored


def _reader(bank: Bank, files: Files, problems: Problems) -> Reader:
    if files.kind == "csv":
        table = CsvReader(files.responses, files.shown, bank, problems)
        if files.to != "csv" and table.columns.count("") > 1:
            here = Place(Source(files.shown, ""), 0)
            problems.add("SC701", "several columns have no name", here, "name them, or write CSV")
        return table
    if files.kind == "jsonl":
        return JsonLinesReader(files.responses, files.shown, bank, problems, flat=files.to != "jsonl")
    return ExportReader(files.responses, files.shown, bank, problems)


def _sink(files: Files, added: Sequence[Column], reader: Reader | None = None) -> Any:
    if files.to == "csv":
        between, bom = (reader.between, reader.bom) if isinstance(reader, CsvReader) else (",", False)
        return CsvSink(files.output, added, same=isinstance(reader, CsvReader), between=between, bom=bom)
    if files.to == "jsonl":
        return JsonLinesSink(files.output, same=isinstance(reader, JsonLinesReader))
    return ParquetSink(files.output, added)


def _score_rows(bank: Bank, files: Files, reader: Reader, scored: Scored, progress: Callable[[int, int], None]) -> None:
    sink: Sink = _sink(files, result_columns(bank), reader)
    plan = Plan(bank, reader.places, sink.laid_out)
    begun = False
    if files.rejected:
        files.rejected.write(reader.head)
    for row in reader:
        if not isinstance(row, Row):
            _set_aside(files, row.raw, scored, [("SC702", *row.told)] if row.told else None)
            continue
        if not begun:
            sink.begin(reader.columns)
            begun = True
        try:
            told = plan(row.cells)
        except BadRowError as error:
            _set_aside(files, row.raw, scored, _faults(reader, row, error))
            continue
        sink.row(row, told)
        scored.rows += 1
        if scored.rows % _ROWS_A_STEP == 0:
            progress(reader.position, scored.rows)
    if not begun:
        sink.begin(reader.columns)
    sink.end()


def _faults(reader: Reader, row: Row, error: BadRowError) -> Iterator[tuple[Any, ...]]:
    for cell, fault in error.faults:
        help, labels = remedy(fault.item, fault.answer)
        yield "SC703", str(fault), reader.place(row, cell), help, labels


def _set_aside(files: Files, raw: bytes, scored: Scored, told: Iterable[tuple[Any, ...]] | None) -> None:
    """Keep what cannot be scored, and tell of the first rows; None is told of what belongs to the row before."""
    if files.rejected:
        files.rejected.write(raw)
    if told is None:
        return
    scored.rejected += 1
    if scored.told < MOST_TOLD:
        scored.told += 1
        for each in told:
            scored.problems.add(*each)


# Parquet


def _score_parquet(bank: Bank, files: Files, scored: Scored, progress: Callable[[int, int], None]) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from selfcheck.batch.head import match
    from selfcheck.batch.table import PROBLEM, score_table

    here = Place(Source(files.shown, ""), 0)
    try:
        file = pq.ParquetFile(files.responses)
        schema = file.schema_arrow
        size = files.responses.seek(0, 2)
        match(bank, schema.names, lambda _: here, scored.problems)
        if scored.problems.errors:
            return
        names = schema.names
        sink = _sink(files, [])
        sink.begin([*names, *(column.name for column in result_columns(bank))])
        aside = ParquetSink(files.rejected, []) if files.rejected else None
        done = 0
        for batch in file.iter_batches(_ROWS_AT_ONCE):
            table = score_table(bank, pa.Table.from_batches([batch]))
            said = table.column(PROBLEM)
            good, bad = table.filter(pc.is_null(said)).drop_columns([PROBLEM]), table.filter(pc.is_valid(said))
            for at in pc.indices_nonzero(pc.is_valid(said)).to_pylist()[: MOST_TOLD - scored.told]:
                message = f"row {done + at + 1:,}: {said[at].as_py()}"
                scored.problems.add("SC703", message, here, "correct the row, or the bank")
                scored.told += 1
            _pass_on(sink, good)
            if aside and len(bad):
                aside.table(bad.select(names))
            done += len(table)
            scored.rows += len(good)
            scored.rejected += len(bad)
            progress(size * done // max(1, file.metadata.num_rows), scored.rows)
        if isinstance(sink, ParquetSink) and not done:
            sink.table(score_table(bank, schema.empty_table()).drop_columns([PROBLEM]))
        sink.end()
        if aside:
            if not scored.rejected:
                aside.table(schema.empty_table())
            aside.end()
    except pa.ArrowException:
        help = "name the kind of the file with `--from`, or make it anew"
        scored.problems.add("SC701", "this cannot be read as Parquet", here, help)


def _pass_on(sink: Any, table: Any) -> None:
    """Write a table of Arrow."""
    if isinstance(sink, ParquetSink):
        sink.table(table)
        return
    columns = [table.column(at).to_pylist() for at in range(table.num_columns)]
    if isinstance(sink, CsvSink) and ALERTS in table.column_names:
        held = table.column_names.index(ALERTS)
        columns[held] = [each or None for each in columns[held]]
    for values in zip(*columns, strict=True):
        sink.row(Row(0, b"", "", (), values), ())
