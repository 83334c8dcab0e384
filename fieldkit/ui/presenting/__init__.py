"""Puts what services say into the words and tones that screens show. Pure: no store."""
