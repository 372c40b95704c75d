"""`python -m newsfacts` is the command line."""

from newsfacts.cli import app

if __name__ == "__main__":
    app(prog_name="newsfacts")
