"""Made-up people, a hub on this computer, and the story of a joint visit played from its first word to its receipt."""
