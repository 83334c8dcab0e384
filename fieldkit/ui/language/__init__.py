"""The words of the window: languages, days, and differences between two texts."""
