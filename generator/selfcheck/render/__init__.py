"""Render: a guide becomes the files of its site, as values; nothing is written."""

from selfcheck.render.built import Built
from selfcheck.render.profile import Assessed
from selfcheck.render.site import Rendered, Renderer

__all__ = ["Assessed", "Built", "Rendered", "Renderer"]
