"""New: a guide to start from, and further chapters and sections of a guide.

Nothing that is there is ever written over, and nothing is left half-made. What is made is read from `files/`.
"""
