"""Records as they are written: opened, answered, kept, sealed, signed, attached to, moved and taken back."""
