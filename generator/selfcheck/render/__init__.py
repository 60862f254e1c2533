"""Render: a guide becomes the files of its site, as values; nothing is written."""

from selfcheck.render.site import Built, render_guide

__all__ = ["Built", "render_guide"]
