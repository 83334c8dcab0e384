"""The form view: widgets generated from the node tree of a questionnaire session."""
