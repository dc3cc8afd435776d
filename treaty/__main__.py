"""`python -m treaty` and the command `treaty`."""

from treaty.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
