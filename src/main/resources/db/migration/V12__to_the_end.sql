-- What a campaign needs to come to its end: several materials of one kind, late tasks, excused units, honours, the archive.

-- Each leader writes a self-analysis, each item of a plan is put right: the part says whose or which.
alter table dudao.material
    add column part      text not null default '',
    add column part_name text not null default '';
alter table dudao.material drop constraint material_campaign_owner_stage_kind_key;
alter table dudao.material add unique (campaign, owner, stage, kind, part);
comment on column dudao.material.part is 'which of several of the kind: a leader''s login, an item''s number; empty where there is one';

alter table dudao.campaign_stage add column weight int not null default 0;
comment on column dudao.campaign_stage.weight is 'percent of the whole campaign';

-- A task that came near to its due date or past it. Nothing passes for it; it is remembered.
create table dudao.deadline (
    task      text        primary key,
    campaign  text        not null,
    party     text        not null,
    stage     int         not null,
    name      text        not null,
    due       timestamptz not null,
    warned_at timestamptz,
    late_at   timestamptz,
    ended_at  timestamptz
);
create index deadline_late on dudao.deadline (campaign, party) where late_at is not null;
comment on column dudao.deadline.party is 'the candidate group whose task it is: unit-017, supervision-03, office';
comment on column dudao.deadline.ended_at is 'when the task was completed or taken away; null while it is open';

-- A unit that need not finish: asked for by the office with a reason, decided by the leading group.
alter table dudao.enrolment
    add column excuse_reason text,
    add column excused_at    timestamptz;

alter table dudao.campaign
    drop constraint campaign_state_check,
    add constraint campaign_state_check
        check (state in ('PLANNED', 'PLAN_RETURNED', 'APPROVED', 'CLOSED', 'HONOURS_PROPOSED', 'HONOURS_RETURNED', 'COMMENDED', 'ARCHIVED')),
    add column thanks         text,
    add column archive_number text,
    add column archive_place  text;

-- Who is named at the end: the best and the last units, and the people who did most.
create table dudao.honour (
    campaign text not null references dudao.campaign,
    position int  not null,
    kind     text not null check (kind in ('BEST', 'LAST', 'ACTIVIST')),
    unit     text references dudao.unit,
    name     text not null,
    primary key (campaign, position)
);
comment on column dudao.honour.unit is 'null for a person';
