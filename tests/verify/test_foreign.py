"""Foreign hosts: nothing is fetched from any, and what the theme's scripts know of some stays asleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.shell.environment import theme_folder

if TYPE_CHECKING:
    from conftest import Copy

ALPHA = "one/alpha/index.html"


FINE = """
<a href="https://example.org/">A reader may go there</a>
<blockquote cite="https://example.org/">Where it comes from</blockquote>
<pre class="code">mermaid source</pre>
<p data-md-component="skip">source</p>
"""

LOADED = {
    '<img src="https://example.org/1.png" alt="">': "https://example.org/1.png",
    '<img src="." srcset="//example.org/2.png 2x" alt="">': "//example.org/2.png",
    '<link rel="preconnect" href="https://example.org">': "https://example.org",
    '<link rel="stylesheet next" href="https://example.org/3.css">': "https://example.org/3.css",
    '<link href="https://example.org/4">': "https://example.org/4",
    '<script src="//example.org/5.js"></script>': "//example.org/5.js",
    '<form method="dialog" action="https://example.org/6"></form>': "https://example.org/6",
    '<a href="." ping="https://example.org/7">A</a>': "https://example.org/7",
    '<svg><use href="https://example.org/8#a"/></svg>': "https://example.org/8#a",
    '<link rel="license" href="https://example.org/9">': "https://example.org/9",
    '<svg><rect fill="URL(https://example.org/11#a)"/></svg>': "https://example.org/11#a",
    '<a href="." attributionsrc="https://example.org/12">B</a>': "https://example.org/12",
    '<script src="data:text/javascript,alert(1)"></script>': "data:text/javascript,alert(1)",
    '<img src="http://[" alt="">': "http://[",
    '<template><img src="https://example.org/10.png" alt=""></template>': "https://example.org/10.png",
}


def test_what_is_fine(site: Copy) -> None:
    site.add(FINE)
    assert site.told() == []


def test_what_a_page_loads(site: Copy) -> None:
    site.add("".join(LOADED))
    assert sorted(site.told()) == sorted(f"SC505 {ALPHA}: the page loads `{address}`" for address in LOADED.values())


def test_what_would_wake_the_theme(site: Copy) -> None:
    site.add('<pre class="code mermaid">a</pre><a data-md-component="source" href="https://github.com/a/b">Code</a>')
    assert sorted(site.told()) == [
        f"SC505 {ALPHA}: for `{what}` the theme asks another host"
        for what in ('class="mermaid"', 'data-md-component="source"')
    ]


def test_what_styles_and_scripts_load(site: Copy) -> None:
    texts = {
        "a.css": ("p { background: url(https://example.org/a.png) }", "file loads `https://example.org/a.png`"),
        "b.css": ("@import '//example.org/a.css';", "file loads `//example.org/a.css`"),
        "c.js": ('fetch("https://example.org/x")', "script names `https://example.org/x`"),
        "d.js": ("new WebSocket(`wss://example.org`)", "script names `wss://example.org`"),
        "e.js": ("a.src='//example.org/a.png'", "script names `//example.org/a.png`"),
        "f.css": ("p { background: U\\52 L('https://example.org/a.png') }", "file loads `https://example.org/a.png`"),
        "g.css": ('p { background: image-set("//a.b/c" 1x) }', "file loads `//a.b/c`"),
        "h.css": ('@IMPORT/**/"HTTPS://example.org";', "file loads `HTTPS://example.org`"),
        "i.js": (r'a = "https:\/\/example.org\/x"', "script names `https://example.org/x`"),
        "j.js": ('a = " HTTPS://example.org"', "script names `HTTPS://example.org`"),
        "k.js": ('a = "//localhost"', "script names `//localhost`"),
        "l.mjs": ('a = "//[::1]"', "script names `//[::1]`"),
    }
    for name, (text, _) in texts.items():
        site.build(f"assets/{name}", text)
    assert site.told() == [f"SC505 assets/{name}: the {message}" for name, (_, message) in texts.items()]


def test_what_nobody_fetches(site: Copy) -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"
    site.build("assets/a.css", f'p {{ background: url("{picture}") }} /* https://example.org/ */')
    site.build("assets/a.js", "/*! https://example.org/ */ // see https://example.org/")
    site.build("assets/b.js", 'document.createElementNS("http://www.w3.org/2000/svg", "svg")')
    site.build("one/code-to-read.js", 'fetch("https://example.org/")')
    assert site.told() == []


def test_all_that_the_theme_may_bring_is_known(site: Copy) -> None:
    """A guide in Thai brings other scripts than one in English."""
    for file in (theme_folder() / "assets" / "javascripts" / "lunr").rglob("*.js"):
        site.build(f"assets/javascripts/{file.name}", file.read_bytes())
    assert site.told() == []
