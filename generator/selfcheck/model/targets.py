"""Where links lead: what authors write as a path to a file becomes a page, an anchor or a file of the guide."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from selfcheck.model.grammar import closest
from selfcheck.model.guide import READERS_PAGES, Guide, Page, Section

ASSESSMENT_ANCHOR = "self-assessment"
"""The anchor of the assessment on every section page that has one."""

_PUBLISHED = frozenset(
    [
        *("apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"),
        *("aac", "flac", "m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "srt", "vtt", "wav", "webm"),
        *("csv", "doc", "docx", "epub", "ics", "json", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "tex", "tsv"),
        *("txt", "vcf", "xls", "xlsx", "7z", "gz", "zip"),
    ]
)
"""How the names of files end that are published as they are: of kinds that no browser runs."""

_ELSEWHERE = re.compile(r"(https?|mailto|tel|sms|geo):", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """What a link leads to; at most one of the first three is set, or `error`."""

    page: Page | None = None
    file: str = ""
    """The path of a file under the content folder."""
    elsewhere: str = ""
    """An address outside the guide."""
    anchor: str = ""
    code: str = ""
    """The code of the problem when the link leads nowhere."""
    error: str = ""
    help: str = ""


class Targets:
    """The pages and files of a guide, to follow links to them; of the pages nothing but their titles need be read."""

    def __init__(self, guide: Guide) -> None:
        """Look at a guide."""
        self._guide = guide

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.path: page for page in self._guide.all_pages}

    def follow(self, target: str, page_path: str) -> Target:
        """Where `target` leads from the page `page_path`, both as authors write them.

        Whether there is the anchor on the page is for `missing` to say.
        """
        if leads_elsewhere(target):
            return Target(elsewhere=target)
        path, anchor = (unquote(half) for half in target.partition("#")[::2])
        target = unquote(target)
        if refused := _refused(path, target):
            return refused
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(page_path), path)) if path else page_path
        if whole in self._pages:
            return Target(page=self._pages[whole], anchor=anchor)
        if whole in self._files and self._takes_a_built_place(whole):
            return _nowhere("SC304", f"`{target}` stands where the site has a file of its own", "rename the file")
        if whole in self._files and posixpath.splitext(whole)[1][1:].lower() not in _PUBLISHED:
            help = "publish a picture, a recording, a document such as a PDF, or a ZIP archive with the file in it"
            return _nowhere("SC304", f"`{target}` is of a kind that browsers may run", help)
        if whole in self._files:
            return Target(file=whole, anchor=anchor)
        return self._nothing(target, whole, page_path)

    def _nothing(self, target: str, whole: str, page_path: str) -> Target:
        """What is said of the path `whole`, at which there is nothing to lead to."""
        if whole == ".." or whole.startswith("../"):
            return _nowhere("SC304", f"`{target}` leads out of the content folder", "link to a file of the guide")
        if whole in self._guide.unread:
            return Target()  # that the file cannot be read is problem enough
        return _nowhere("SC304", f"`{target}` leads to nothing", self._suggestion(whole, page_path))

    @cached_property
    def _files(self) -> frozenset[str]:
        """The files that are published just as they are when a page leads to them."""
        return frozenset(path for path in self._guide.files if not path.endswith((".md", ".yaml", ".yml")))

    def _takes_a_built_place(self, path: str) -> bool:
        """Whether a file, published as it is, would stand in the way of what is built."""
        return (
            path.lower().endswith((".html", ".htm"))
            or path in ("sitemap.xml", "sw.js")
            or path.partition("/")[0] in ("assets", "search", READERS_PAGES)
            or path in self._folders
        )

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders of the site that hold a page."""
        return frozenset(page.url.rstrip("/") for page in self._pages.values())

    def _suggestion(self, whole: str, page_path: str) -> str:
        from difflib import get_close_matches

        if whole in self._guide.files:
            return "the file is there: list it in `guide.yaml`"
        known = [*self._pages, *sorted(self._files)]
        candidates = [f"{whole}.md", posixpath.normpath(f"{whole}/index.md")]
        # A page is hardly meant to lead to itself by the name of another one.
        itself = page_path if posixpath.basename(page_path) == posixpath.basename(whole) else ""
        others = [path for path in known if path != itself]
        found = [p for p in candidates if p in known] or get_close_matches(whole, others, 1, 0.6)
        if not found:
            return "link to a page with its path and `.md`"
        start = posixpath.dirname(page_path) or "."
        return f"did you mean `{posixpath.relpath(found[0], start)}`?"


def missing(path: str, anchor: str, anchors: Collection[str]) -> Target:
    """What is said of a link to an anchor that is none of the `anchors` of the page at `path`."""
    help = closest(anchor, anchors) or "give a heading there this anchor: `## … {#anchor}`"
    return _nowhere("SC305", f"`{path}` has no anchor `{anchor}`", help)


def anchors_of(page: Page) -> frozenset[str]:
    """The anchors of a page that has been read."""
    anchors = {anchor for anchor, _ in page.document.anchors}
    if isinstance(page, Section) and page.assessed:
        anchors.add(ASSESSMENT_ANCHOR)
    return frozenset(anchors)


def leads_elsewhere(target: str) -> bool:
    """Whether a link leads out of the guide."""
    return bool(_ELSEWHERE.match(target)) or target.startswith("//")


def _refused(path: str, target: str) -> Target | None:
    """Why a path is none that a link may have; None for one it may have."""
    if re.match(r"[a-zA-Z][\w+.-]*:", path) or "\0" in path:
        return _nowhere("SC304", f"`{target}` is no kind of link", "use https:, mailto: or a path to a file")
    if path.startswith(("“", "”", "„", "«", "»", "‘", "’")):
        return _nowhere("SC304", f"`{target}` starts with a curly quotation mark", 'use straight ones: "…"')
    if path.startswith("/"):
        return _nowhere(
            "SC304", f"`{target}` starts with a slash", "write the path from this file, such as `../about.md`"
        )
    return None


def _nowhere(code: str, error: str, help: str) -> Target:
    return Target(code=code, error=error, help=help)
