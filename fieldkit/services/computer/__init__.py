"""This computer before anybody has unlocked it: its folder, its settings, its help."""
