"""One person: who they are in their own words, their story, and what we are sorting out with them."""
