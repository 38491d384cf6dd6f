-- News for a candidate group that is no task: a material was accepted, a stage was passed.
create table dudao.notice (
    id        bigint generated always as identity primary key,
    recipient text        not null,
    words     text        not null,
    link      text        not null,
    at        timestamptz not null
);
create index notice_of_recipient on dudao.notice (recipient, at);
comment on column dudao.notice.recipient is 'the candidate group: unit-017';
comment on column dudao.notice.link is 'path of the page about it';

-- Each person of the group marks a notice as seen.
create table dudao.notice_seen (
    notice bigint not null references dudao.notice on delete cascade,
    login  text   not null,
    primary key (notice, login)
);

-- The list 我提交的 of one person.
create index material_round_by on dudao.material_round (handed_in_by);
