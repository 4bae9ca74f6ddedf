"""Drift: which way an actor moves toward another, and how sure one can be. docs/drift.md has the formulae."""

from dragoman.analysis.drift.series import Point, Series, Turn, drift, series
from dragoman.analysis.drift.signal import Observation, observations

__all__ = ["Observation", "Point", "Series", "Turn", "drift", "observations", "series"]
