"""The `backline` command: asks and shows. What a command needs is imported when it runs, so that help is quick."""

from backline.cli import care, training, words  # in the order of the help
from backline.cli.command import app
from backline.cli.edge import main, run

__all__ = ["app", "care", "main", "run", "training", "words"]
