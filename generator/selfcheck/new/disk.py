"""The disk: puts new files into place, all of them or none, and never over others."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class RefusedError(Exception):
    """Nothing was made; says why in a sentence."""


def make_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder with files, by their paths in it, in one rename.

    Raises `RefusedError` when something of its name is there that is no empty folder, or the disk says no.
    """
    refuse_occupied(folder)
    new = _beside(folder)
    try:
        for path, text in files.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(text.encode())
        new.rename(folder)  # takes the place of an empty folder, and of nothing else
    except OSError as error:
        raise RefusedError(f"`{folder}` cannot be made: {error.strerror}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def refuse_occupied(folder: Path) -> None:
    """Raise `RefusedError` when something of this name is there that is no empty folder."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise RefusedError(f"`{folder}` is there already, and no folder; choose another name")
    if folder.is_dir() and any(folder.iterdir()):
        raise RefusedError(f"the folder `{folder}` is there already, and not empty; choose another name")


@contextmanager
def new_files(folder: Path, files: Mapping[str, str]) -> Iterator[None]:
    """Make files in a folder that is there; they go again when what is done with them fails.

    Raises `RefusedError` when one of them is there already, or the disk says no.
    """
    made: list[Path] = []
    try:
        for path, text in files.items():
            with (folder / path).open("xb") as file:
                made.append(folder / path)
                file.write(text.encode())
        yield
    except BaseException as error:
        for file_made in made:
            file_made.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise RefusedError(f"`{error.filename}` is there already; choose another name") from error
        if isinstance(error, OSError):
            raise RefusedError(f"`{error.filename}` cannot be written: {error.strerror}") from error
        raise


@contextmanager
def new_folder(folder: Path, files: Mapping[str, str]) -> Iterator[None]:
    """Make a folder with files; it goes again when what is done with it fails. Raises what `make_folder` does."""
    make_folder(folder, files)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def replace_file(file: Path, before: bytes, after: bytes) -> None:
    """Put other bytes into a file, in one rename, its permissions kept.

    Raises `RefusedError` when it no longer holds what it did `before`, or the disk says no.
    """
    new = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        shutil.copyfile(file, new)
        shutil.copymode(file, new)
        new.write_bytes(after)
        if file.read_bytes() != before:
            raise RefusedError(f"`{file}` was changed meanwhile; try again")
        new.replace(file)
    except OSError as error:
        raise RefusedError(f"`{file}` cannot be written: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)


def _beside(folder: Path) -> Path:
    """A new folder beside the one to be made, which no guide looks into."""
    new = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        new.mkdir()
    except OSError as error:
        raise RefusedError(f"`{folder}` cannot be made: {error.strerror}") from error
    return new
