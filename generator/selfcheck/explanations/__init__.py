"""Explanations: for every code of the catalogue why it matters, what usually causes it and how to mend it.

One Markdown file a code, such as `SC214.md`, of this layout:

    Two to six sentences: why it matters, what usually causes it, how to mend it.

    Wrong, in `one/alpha.yaml`:

    ```yaml
    scales:
      …
    ```

    Right:

    ```yaml
    scales:
      …
    ```

Titles and levels are those of the catalogue. An example in a file is a piece of the guide in `tests/guides/small/`: its
keys stand in place of those that the YAML file has, a page is whole. A test builds that guide with each example: the
wrong one has just one problem, of this code, and the right one has none. What no text file can show is told without
`, in …`, as commands or in words.
"""

from __future__ import annotations

from importlib.resources import files


def explanation(code: str) -> str:
    """All that is said about a code, in Markdown."""
    return files(__name__).joinpath(f"{code}.md").read_text("utf-8")


def reasons(code: str) -> str:
    """What is said about a code before its examples, on one line a paragraph."""
    prose = explanation(code).partition("\nWrong")[0]
    return "\n".join(" ".join(paragraph.split()) for paragraph in prose.split("\n\n"))
