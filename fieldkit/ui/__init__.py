"""The window: the only package that knows Qt. Screens are dumb views over the services."""
