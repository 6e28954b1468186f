"""Backline: from a training log to a checked, explained six-week posterior-chain programme."""

__version__ = "0.1.0"
