"""python -m dragoman"""

from dragoman.cli.app import app

app(prog_name="dragoman")
