"""The independent checker: every rule of a programme, tested again from the document alone."""
