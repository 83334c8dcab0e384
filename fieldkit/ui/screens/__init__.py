"""One module per screen; each shows one data class and calls back with what was pressed."""
