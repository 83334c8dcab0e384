"""One validator per file: each looks at one answer or one group and gives findings with message keys, never text."""
