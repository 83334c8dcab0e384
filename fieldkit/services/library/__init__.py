"""The forms on this laptop, and what puts answers, people and records into words."""
