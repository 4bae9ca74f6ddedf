"""Records <-> SQLite. `Store.open(path)`; one file, one writer at a time, any number of readers."""

from dragoman.store.changes import Added, Change
from dragoman.store.search import Hit
from dragoman.store.store import Sighting, Store, Stored

__all__ = ["Added", "Change", "Hit", "Sighting", "Store", "Stored"]
