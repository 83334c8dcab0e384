"""Somebody's profile: an unlocked session, the keys to it, and looking after its store."""
