# The same verbs as run.py, which needs nothing but Python.
.PHONY: setup read test lint bench
setup:
	python3 run.py setup
read:
	python3 run.py read
test:
	python3 run.py test
lint:
	python3 run.py lint
bench: setup
	.venv/bin/python -m benchmarks.accuracy
