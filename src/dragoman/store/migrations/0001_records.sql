-- The six records, who is in them, why they were made; full-text search; the common questions as views.
-- `n` keeps rows in place for full-text search; `position` is the order in the reading; `record` is the whole record as JSON.
-- Days are ISO dates. `day` is the stated day, else the day of publication; `month` is null where a stated time is longer than a month.

create table article (
  n integer primary key,
  id text not null unique,
  url text, outlet text, section text, title text, author text,
  published text, place text, language text,
  text text not null,
  record text not null,          -- the article record without its text
  given text,                    -- what the source said of it (JSON), for reading it again
  version text not null,         -- the dragoman that read it
  added text not null,           -- UTC, to the second
  reread text                    -- UTC, when a later version last replaced its records
);
create index article_published on article (published);
create index article_outlet on article (outlet, published);
create index article_version on article (version);

-- Where an article was seen: the same words and date under several addresses are one article. `source` is a hash of what a source gave
-- (text, address, outlet, date ...), so that what was added once is known without reading it again.
create table sighting (
  source text primary key,
  article text not null references article (id) on delete cascade on update cascade,
  url text, outlet text, title text, added text not null
) without rowid;
create index sighting_article on sighting (article);

create table statement (
  n integer primary key,
  id text not null unique,
  article text not null references article (id) on delete cascade,
  position integer not null,
  kind text not null,
  speaker text, speaker_code text, speaker_country text, speaker_sector text,
  addressee text, addressee_code text,
  cue text, content text not null,
  start integer, "end" integer,
  date_start text, date_end text, day text, month text,
  confidence real not null,
  record text not null
);
create index statement_article on statement (article);
create index statement_speaker on statement (speaker_code, day);
create index statement_day on statement (day);

create table event (
  n integer primary key,
  id text not null unique,
  article text not null references article (id) on delete cascade,
  position integer not null,
  type text not null, mode text, contexts text, cameo text,
  quad integer not null, intensity real,
  source_code text, target_code text,  -- of the first source and target; `actor` has all
  trigger text not null, start integer, "end" integer,
  modality text not null,
  date_start text, date_end text, date_precision text, day text, month text,
  place text, place_country text, latitude real, longitude real,
  statement text,
  confidence real not null, coder text not null,
  record text not null
);
create index event_article on event (article);
create index event_type on event (type, day);
create index event_dyad on event (source_code, target_code, day);
create index event_day on event (day);

create table "commitment" (
  n integer primary key,
  id text not null unique,
  article text not null references article (id) on delete cascade,
  position integer not null,
  kind text not null,
  holder text, holder_code text, addressee text, addressee_code text, speaker_code text,
  condition text not null, polarity text not null, consequence text not null, otherwise text,
  deadline_start text, deadline_end text, deadline_text text, day text, month text,
  start integer, "end" integer,
  about text, statement text,
  confidence real not null,
  record text not null
);
create index commitment_article on "commitment" (article);
create index commitment_holder on "commitment" (holder_code, day);
create index commitment_deadline on "commitment" (deadline_end);
create index commitment_day on "commitment" (day);

create table membership (
  n integer primary key,
  id text not null unique,
  article text not null references article (id) on delete cascade,
  position integer not null,
  actor text, actor_code text, organisation text, organisation_code text,
  relation text not null, modality text not null,
  date_start text, date_end text, date_precision text, day text, month text,
  evidence text not null, start integer, "end" integer,
  statement text, conflict text,
  confidence real not null,
  record text not null
);
create index membership_article on membership (article);
create index membership_pair on membership (organisation_code, actor_code, day);
create index membership_day on membership (day);

create table stance (
  n integer primary key,
  id text not null unique,
  article text not null references article (id) on delete cascade,
  position integer not null,
  actor text, actor_code text, toward text, toward_code text,
  direction text not null, modality text not null,
  date_start text, date_end text, date_precision text, day text, month text,
  evidence text not null, start integer, "end" integer,
  statement text, implied integer not null,
  confidence real not null,
  record text not null
);
create index stance_article on stance (article);
create index stance_pair on stance (actor_code, toward_code, day);
create index stance_day on stance (day);

-- Every actor of every record. `role`: source target speaker addressee via holder actor organisation toward.
create table actor (
  record text not null,
  role text not null,
  position integer not null,
  kind text not null,            -- of the record
  article text not null references article (id) on delete cascade,
  name text, code text, country text, sector text, "by" text,
  mention text not null, start integer not null, "end" integer not null,
  primary key (record, role, position)
) without rowid;
create index actor_article on actor (article);
create index actor_code on actor (code, kind, role);
create index actor_country on actor (country, kind, role);
create index actor_name on actor (name collate nocase) where code is null;

-- Why each record was made (JSON of `Why`).
create table why (
  article text not null references article (id) on delete cascade,
  position integer not null,
  record text not null,
  why text not null,
  primary key (article, position)
) without rowid;
create index why_record on why (record);

-- What reading again changed; `before` is the record as it was (JSON), null where it is new.
create table change (
  n integer primary key,
  article text not null,
  kind text not null,
  record text not null,
  what text not null,            -- added, removed, changed
  before text,
  old_version text not null, new_version text not null,
  at text not null
);
create index change_article on change (article);

create virtual table article_text using fts5 (title, text, content = 'article', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2');
create trigger article_insert after insert on article begin
  insert into article_text (rowid, title, text) values (new.n, new.title, new.text);
end;
create trigger article_delete after delete on article begin
  insert into article_text (article_text, rowid, title, text) values ('delete', old.n, old.title, old.text);
end;
create trigger article_update after update of title, text on article begin
  insert into article_text (article_text, rowid, title, text) values ('delete', old.n, old.title, old.text);
  insert into article_text (rowid, title, text) values (new.n, new.title, new.text);
end;

create virtual table statement_text using fts5 (speaker, content, content = 'statement', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2');
create trigger statement_insert after insert on statement begin
  insert into statement_text (rowid, speaker, content) values (new.n, new.speaker, new.content);
end;
create trigger statement_delete after delete on statement begin
  insert into statement_text (statement_text, rowid, speaker, content) values ('delete', old.n, old.speaker, old.content);
end;
create trigger statement_update after update of speaker, content on statement begin
  insert into statement_text (statement_text, rowid, speaker, content) values ('delete', old.n, old.speaker, old.content);
  insert into statement_text (rowid, speaker, content) values (new.n, new.speaker, new.content);
end;

-- One row for each source and target of an event: a joint act of two states is a row of each.
create view event_dyad_row as
select e.id, e.article, e.type, e.quad, e.intensity, e.modality, e.day, e.month, s.name as source, coalesce(s.code, s.country) as source_code, s.sector as source_sector,
       t.name as target, coalesce(t.code, t.country) as target_code, t.sector as target_sector
from event e
join actor s on s.record = e.id and s.role = 'source'
left join actor t on t.record = e.id and t.role = 'target';

-- What each actor did to each other, by month: events that are told as deeds, their mean intensity and quad counts.
create view dyad_month as
select month, source_code, target_code, count(distinct id) as events, round(avg(intensity), 2) as intensity,
       count(distinct case when quad = 1 then id end) as verbal_cooperation, count(distinct case when quad = 2 then id end) as material_cooperation,
       count(distinct case when quad = 3 then id end) as verbal_conflict, count(distinct case when quad = 4 then id end) as material_conflict
from event_dyad_row
where modality = 'actual' and month is not null and source_code is not null and target_code is not null
group by month, source_code, target_code;

-- Events told as deeds by month and quad class (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict).
create view quad_month as
select month, quad, count(*) as events, round(avg(intensity), 2) as intensity from event
where modality = 'actual' and month is not null group by month, quad;

-- Each event with each place it was seen at: its article, outlet and address.
create view event_report as
select distinct e.id as event, e.type, e.modality, e.day, e.source_code, e.target_code, e.trigger, a.id as article, coalesce(s.title, a.title) as title, a.published,
       s.outlet, s.url
from event e join article a on a.id = e.article left join sighting s on s.article = e.article;

-- How often each actor speaks, acts, is acted on.
create view actor_count as
select coalesce(code, country) as code, name, sector, count(*) as mentions,
       sum(role = 'speaker') as speaks, sum(role = 'source') as acts, sum(role = 'target') as acted_on, min(article) as an_article
from actor where code is not null or name is not null group by coalesce(code, country), name, sector;
