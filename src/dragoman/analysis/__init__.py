"""What follows from the records of a corpus: the ledger of commitments, members over time, drift, dossiers.

Every function here is pure: a store (opened for reading) and questions go in, frozen dataclasses come out. Texts are quoted, never parsed.

    ledger(store, at="2024-03-15")             what was bound to what, and what had become of it by that day
    members(store, "CSTO", at="2024-03-15")    what is known and what the news says
    drift(store, "ARM", "RUS", since="2021")   a signed series with its interval and change points
    dossier(store, "ARM", since=..., until=...) all of it on one actor
"""
