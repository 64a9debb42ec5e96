"""The recipe of the reader: data and base encoder in, `src/fogline/reading/model/` out."""
