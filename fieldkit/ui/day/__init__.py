"""Everything beside a visit: Today, people, search, and the pages that stand beside the rail."""
