"""One numbered file for each change of the store's schema; a file that was released is never edited."""
