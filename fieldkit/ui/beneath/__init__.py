"""What every screen stands on: work off the window's thread, the keyboard, announcements, the clipboard."""
