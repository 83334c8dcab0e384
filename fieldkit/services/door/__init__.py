"""Through the door and back: unlocking, where one was, posting while locked, and the end of a laptop's access."""
