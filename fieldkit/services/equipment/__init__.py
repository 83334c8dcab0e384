"""Equipment: the catalogue, the fit rules, and what they say about what was measured."""
