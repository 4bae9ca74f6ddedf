-- What reviewers say of records, beside what the reader made.
-- `review` is the log: a row is never changed. `ruled` is what stands: the tables of records hold what the reviewer says, so that every view,
-- query and export obeys it, and `ruled.machine` keeps what the reader says now.

create table review (
  n integer primary key,
  article text not null,         -- ids as they were when it was written
  kind text not null,
  record text not null,
  verdict text not null check (verdict in ('accept', 'correct', 'reject', 'add', 'withdraw')),
  machine text,                  -- the reader's record then (JSON); null for one that the reader missed
  ruling text,                   -- the record as the reviewer has it (JSON); null where there should be none
  reviewer text not null,
  note text,
  version text not null,         -- the dragoman that had read the article
  at text not null               -- UTC, to the second
);
create index review_record on review (record);
create index review_article on review (article);

create table ruled (
  record text primary key,       -- the id of the record in its table, or that it had there
  article text not null,
  kind text not null,
  review integer not null references review (n),
  verdict text not null,
  machine text,                  -- the reader's record now (JSON); null where the reader has none
  ruling text,                   -- the record that stands in its place; null where it is set aside
  position integer not null
) without rowid;
create index ruled_article on ruled (article);
create index ruled_kind on ruled (kind, verdict);
