"""What Fogline knows: data files that people edit, and pure look-ups over them."""
