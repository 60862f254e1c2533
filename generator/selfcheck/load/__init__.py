"""Load: files become sources with positions. Nothing here knows what a guide or a bank is."""
