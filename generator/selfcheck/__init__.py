"""selfcheck turns a guide and its question banks into a static self-assessment website."""
