"""Trial: a bank answered in the terminal, and the result that readers would get."""
