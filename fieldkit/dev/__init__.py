"""For whoever builds FieldKit: looks at every screen of the real program, in every look."""
