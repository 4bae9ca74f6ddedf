"""The ledger of commitments: one entry for what several articles tell, its state over time, and what each change rests on.

    entries = ledger(store, at="2024-03-15", state="open")
    with Store.open("news.db") as store:
        decide(store, entries[0], "withdrawn", why="the minister's interview of 14 March", who="A. Otieno", since="2024-03-14")
"""

from dragoman.analysis.ledger.entries import STATES, Entry, Report, State, Step
from dragoman.analysis.ledger.ledger import RECORDS, decide, entries_of, find, ledger, unplaced

__all__ = ["RECORDS", "STATES", "Entry", "Report", "State", "Step", "decide", "entries_of", "find", "ledger", "unplaced"]
