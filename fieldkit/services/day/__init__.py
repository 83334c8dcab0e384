"""The day of a practitioner: what comes first, what came back, what waits."""
