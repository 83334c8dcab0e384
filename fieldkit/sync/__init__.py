"""What passes between laptop and hub, and when. `protocol` is all that the hub shares with it."""
