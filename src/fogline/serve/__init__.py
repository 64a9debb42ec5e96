"""8 of 8: the record on screens and as an API; every figure leads to its sentence."""
