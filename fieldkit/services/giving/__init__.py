"""What somebody is given: every document as a copy on paper or in a file."""
