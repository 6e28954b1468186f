"""One file per dialect: each knows one kind of file and turns its records into drafts."""
