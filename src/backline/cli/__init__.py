"""The `backline` command: asks and shows. What a command needs is imported when it runs, so that help is quick."""

# isort: off
from backline.cli import training, care, assessing, measuring, words  # in the order of the help

# isort: on
from backline.cli.command import app
from backline.cli.edge import main, run

__all__ = ["app", "assessing", "care", "main", "measuring", "run", "training", "words"]
