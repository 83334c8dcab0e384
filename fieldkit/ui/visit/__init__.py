"""A visit on the screen: its records, what stands beside them, and everything done before it ends."""
