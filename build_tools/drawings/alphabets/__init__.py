"""The alphabets: for each kind of thing a few compositions, each a function of a `Scene`."""
