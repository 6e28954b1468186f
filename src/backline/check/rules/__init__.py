"""The rules, one pure function each, grouped as on the reference page."""
