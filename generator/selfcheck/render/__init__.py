"""Render: a guide becomes the files of its site, as values, its pages as a batch to be made; nothing is written."""

from selfcheck.render.built import Batch, Built
from selfcheck.render.site import render_guide

__all__ = ["Batch", "Built", "render_guide"]
