-- How many valid ballots the result needs, as the table rating-minimum said when the ballots were counted. 5 was the fixed number of
-- the categories before.
alter table dudao.rating
    add column fewest_ballots     int not null default 5,
    add column fewest_in_category int not null default 5;
comment on column dudao.rating.fewest_ballots is 'with fewer valid ballots the result is not shown and does not count';
comment on column dudao.rating.fewest_in_category is 'a category with fewer valid ballots is not shown separately';

-- The number with which somebody without a login sees what became of a suggestion. Only its hash is stored.
create table dudao.suggestion_receipt (
    hash    bytea  primary key,
    opinion bigint not null references dudao.opinion
);

-- What somebody without a login typed into a form that was not accepted. It is kept for a short time, so that it is not lost.
create table dudao.visitor_draft (
    hash      bytea       primary key,
    form      text        not null,
    content   text        not null,
    expires   timestamptz not null
);
create index visitor_draft_expires on dudao.visitor_draft (expires);
