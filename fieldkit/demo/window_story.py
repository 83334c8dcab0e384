"""The story in the real window."""
