"""The ground floor: time, ids, exact JSON, errors. It does no I/O of its own and knows no other floor."""
