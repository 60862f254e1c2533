"""The reader's own export (`templates/export.schema.json`), saved by the page "Your data": a row for each attempt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from selfcheck.batch.cells import Cell, as_cell
from selfcheck.batch.head import item_names
from selfcheck.batch.rows import Bad, Row
from selfcheck.model.bank import Bank
from selfcheck.problems import Place, Problems, Source

MOST_BYTES = 16_000_000
"""The site saves at most 1 MB a file, but for a single section that is larger."""

DATE = "attempt.date"
"""The column that tells when an attempt was finished; empty for the answers of now."""


class ExportReader:
    """Reads the attempts of one section, the oldest first, and the answers of now."""

    head = b""

    def __init__(self, file: BinaryIO, path: str, bank: Bank, problems: Problems) -> None:
        """Read the file; what is wrong with it is added to the problems."""
        self._bank = bank
        self._here = Place(Source(path, ""), 0)
        self.columns = [DATE, *(item.id for item in bank.items)]
        self.places = {item.id: place for place, item in enumerate(bank.items, 1)}
        self._sets: list[tuple[str, dict[str, Any]]] = []
        data = file.read(MOST_BYTES + 1)
        self.position = len(data)
        try:
            self._sets = self._read(data)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            said = str(error) if isinstance(error, _ExportError) else "this is no export of the page of a reader's data"
            help = "export it once more from the page; other responses are read from CSV, JSON Lines and Parquet"
            problems.add("SC701", said, self._here, help)
        self._stale = self._leave_out()
        if self._stale:
            named = ", ".join(f"`{id}`" for id in self._stale)
            said = f"answers to {named} were given to other response options or another revision, and are left out"
            problems.add("SC706", said, self._here, "score them with the bank as it was then")

    def _read(self, data: bytes) -> list[tuple[str, dict[str, Any]]]:
        if len(data) > MOST_BYTES:
            raise _ExportError(f"the file has more than {MOST_BYTES:,} bytes")
        whole = json.loads(data.decode("utf-8-sig"))
        if (whole["selfcheck"], whole["format"]) != ("export", 1):
            raise ValueError
        sections = {key.rpartition(":")[2]: text for key, text in whole["entries"].items()}
        if self._bank.id not in sections:
            others = ", ".join(f"`{name}`" for name in sections if "/" in name) or "no section"
            raise _ExportError(f"there is nothing of the section `{self._bank.id}` in it, but {others}")
        stored = json.loads(sections[self._bank.id])
        attempts = [*stored.get("attempts", []), *filter(None, [stored.get("finished")])]
        found = [(str(each["date"]), dict(each["answers"])) for each in attempts]
        now = dict(stored["answers"])
        return found if found and found[-1][1] == now else [*found, ("", now)]

    def _leave_out(self) -> list[str]:
        """Take out the answers that do not belong to the items as they are now; the ids of these items."""
        names, stale = item_names(self._bank), dict[str, None]()
        for place, (date, answers) in enumerate(self._sets):
            kept = {}
            for name, given in answers.items():
                item = self._bank.item.get(names.get(name, ""))
                made = (given.get("fingerprint"), given.get("revision")) if isinstance(given, dict) else ()
                if item and item.id not in kept and made == (item.fingerprint, self._bank.revision):
                    kept[item.id] = given.get("value")
                else:
                    stale[name] = None
            self._sets[place] = (date, kept)
        return list(stale)

    def __iter__(self) -> Iterator[Row | Bad]:
        """The attempts, the oldest first."""
        for number, (date, answers) in enumerate(self._sets, 1):
            values = [date, *(answers.get(item.id) for item in self._bank.items)]
            cells: list[Cell] = [as_cell(value) for value in values]
            text = json.dumps(dict(zip(self.columns, values, strict=True)), ensure_ascii=False)
            yield Row(number, f"{text}\n".encode(), "", cells, values)

    def place(self, row: Row, cell: int) -> Place:
        """The file as a whole: what stands in it is no line for people."""
        return self._here

    def finish(self, problems: Problems) -> None:
        """Say nothing more."""


class _ExportError(ValueError):
    """An export cannot be scored; says why."""
