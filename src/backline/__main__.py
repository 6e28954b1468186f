"""`python -m backline` is the `backline` command."""

from backline.cli import main

main()
