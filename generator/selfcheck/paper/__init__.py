"""Paper: a bank as a sheet to print, with the key to score it by hand."""
