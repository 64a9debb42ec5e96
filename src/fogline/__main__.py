"""`python -m fogline` is `fogline`."""

from fogline.cli.main import main

main()
