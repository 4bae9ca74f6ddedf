-- Copies, stories and merged events. All of it is worked out from articles and their records, which stay as they are: it may be dropped and made again.

-- Articles that were looked at (`n` of article), and the version of the records whose events were merged.
create table woven (
  article integer primary key references article (n) on delete cascade,
  version text not null
);

-- Bands of MinHash signatures (a hash of some of a signature's values): two articles that share one may be copies. `article` is `n` of article.
create table band (
  band integer not null,
  article integer not null,
  primary key (band, article)
) without rowid;

-- An article that is a copy of an earlier one. `kind`: exact (word for word) or near; `shared`: the share of the shorter one's shingles that both have.
create table copy (
  article text primary key references article (id) on delete cascade on update cascade,
  original text not null references article (id) on delete cascade on update cascade,
  kind text not null,
  shared real not null
) without rowid;
create index copy_original on copy (original);

-- The story of each article; `day` is that of publication, else the day it was added.
create table story_article (
  article text primary key references article (id) on delete cascade on update cascade,
  story text not null,
  day text not null,
  similarity real                -- to the article that led to the story; null for its first
) without rowid;
create index story_article_story on story_article (story, day);

-- The telling terms of each article by day, and in how many articles a term stands. `term` is a hash, `article` is `n` of article.
create table term (
  term integer not null,
  day integer not null,          -- proleptic Gregorian ordinal
  article integer not null,
  primary key (term, day, article)
) without rowid;
create table term_count (
  term integer primary key,
  articles integer not null
) without rowid;

-- Events of several articles that are one.
create table merged (
  event text primary key references event (id) on delete cascade on update cascade,
  merged text not null
) without rowid;
create index merged_merged on merged (merged);

-- Events that a reader has set apart: they stand alone in the views, whatever was merged.
create table apart (
  event text primary key,
  at text not null
) without rowid;

-- The event that each event is a report of; its own id where it stands alone.
create view event_group as
select e.id as event, case when a.event is null then coalesce(m.merged, e.id) else e.id end as merged
from event e left join merged m on m.event = e.id left join apart a on a.event = e.id;

-- One row for each event, however many articles report it; `independent`: of the articles, those that are no copies; `event`: one of the reports.
create view merged_event as
select g.merged as id, min(e.type) as type, min(e.modality) as modality, min(e.quad) as quad, max(e.intensity) as intensity,
       min(e.source_code) as source_code, min(e.target_code) as target_code,
       min(coalesce(e.date_start, e.day)) as day, max(coalesce(e.date_end, e.day)) as last_day,
       count(distinct e.article) as articles, count(distinct case when c.article is null then e.article end) as independent,
       count(distinct s.outlet) as outlets, max(e.confidence) as confidence, min(e.coder) as coder, min(e.id) as event
from event_group g join event e on e.id = g.event left join copy c on c.article = e.article left join sighting s on s.article = e.article
group by g.merged;

-- Each report of each merged event: article, outlet, address, and the article it is a copy of.
create view merged_event_report as
select distinct g.merged, e.id as event, e.type, e.modality, e.day, e.source_code, e.target_code, e.trigger, a.id as article, coalesce(s.title, a.title) as title, a.published, s.outlet, s.url, c.original as copy_of
from event_group g join event e on e.id = g.event join article a on a.id = e.article left join sighting s on s.article = a.id left join copy c on c.article = a.id;

-- Stories: their days, articles, how many of these are copies, outlets, and the title of the first article.
create view story as
select m.story as id, min(m.day) as day, max(m.day) as last_day, count(distinct m.article) as articles, count(distinct c.article) as copies, count(distinct s.outlet) as outlets,
       (select a.title from story_article f join article a on a.id = f.article where f.story = m.story order by f.day, a.n limit 1) as title
from story_article m left join copy c on c.article = m.article left join sighting s on s.article = m.article
group by m.story;
