-- What analysts decide about entries of the ledger. An entry itself is not stored: it follows from the records.
-- `entry` is the id it had then; `reports`, the wording and the parties find it again where reading again has changed the id.
-- `state` is null where an earlier decision is lifted. The last decision on an entry holds, from the day `since` on.
create table decision (
  n integer primary key,
  entry text not null,
  state text,
  since text not null,           -- ISO date
  why text not null, who text not null,
  at text not null,              -- UTC, to the second
  holder text, addressee text, polarity text not null, condition text not null, consequence text not null,
  reports text not null          -- ids of the commitment records (JSON)
);
create index decision_entry on decision (entry);
