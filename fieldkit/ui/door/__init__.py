"""The door: unlocking, locking, what stands behind it, and the ways in beside a passphrase."""
