-- Feeds that are watched: what the server said for a conditional request, and when to ask again after a failure.
create table feed (
  url text primary key,
  title text,
  etag text, modified text,      -- of the last answer whose entries were all handled
  failures integer not null default 0,  -- in a row
  not_before real,               -- seconds since 1970: no request before, after a failure
  gone integer not null default 0,      -- the server said that it is no more (410)
  asked text, problem text       -- when it was last asked (UTC), and what was wrong
) without rowid;

-- Entries of feeds that need no look again: `article` where one came of it, `problem` where none did for good.
create table feed_entry (
  feed text not null references feed (url) on delete cascade on update cascade,
  key text not null,             -- hash of the entry's id
  tries integer not null,
  handled integer not null,
  article text, problem text,
  primary key (feed, key)
) without rowid;
