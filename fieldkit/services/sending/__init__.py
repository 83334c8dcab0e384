"""What is sealed on its way out: envelopes, the store as an exchange sees it, pauses and the days without a hub."""
