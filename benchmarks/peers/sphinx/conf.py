"""The configuration of the guide for Sphinx."""

project = "A large guide"
extensions = ["myst_parser", "sphinx_yaq"]
myst_heading_anchors = 2
html_theme = "alabaster"
html_sidebars = {"**": ["navigation.html", "searchbox.html"]}
