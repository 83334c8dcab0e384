"""What is known and must be at hand: what somebody needs from us, and whether they may be visited."""
