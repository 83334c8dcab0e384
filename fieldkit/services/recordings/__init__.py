"""Sound and short film that may be kept: what each kind of file holds, how long it runs, and nothing else about it."""
