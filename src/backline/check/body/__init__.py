"""What the person's body asks of a programme, worked out a second time: from the document and the catalogue alone."""
