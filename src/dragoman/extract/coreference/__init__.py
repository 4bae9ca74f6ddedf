"""Who is who: mentions of an article and the chains that they form."""

from __future__ import annotations

from dragoman.extract.coreference.chains import Chain, Chains, find_chains
from dragoman.extract.coreference.mentions import Mention, find_mentions

__all__ = ["Chain", "Chains", "Mention", "find_chains", "find_mentions"]
