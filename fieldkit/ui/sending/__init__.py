"""Keeps the window true about what has reached the hub, and stops nobody but where something urgent has not."""
