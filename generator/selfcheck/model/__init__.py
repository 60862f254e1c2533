"""Model: sources become a guide with its banks, as frozen values, or problems."""
