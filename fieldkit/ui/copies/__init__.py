"""Copies for the person, and the end of a visit."""
