-- A campaign with its calendar, and the units in it. One row a unit: nothing that all units share is written by each of them.
create sequence dudao.campaign_number;

create table dudao.campaign (
    id             text primary key,
    name           text   not null,
    kind           text   not null,
    plan           text   not null,
    state          text   not null check (state in ('PLANNED', 'PLAN_RETURNED', 'APPROVED', 'CLOSED')),
    returned_words text,
    version        bigint not null
);

create table dudao.campaign_stage (
    campaign  text not null references dudao.campaign on delete cascade,
    position  int  not null,
    name      text not null,
    process   text,
    begins_on date not null,
    ends_on   date not null check (ends_on >= begins_on),
    opened_at timestamptz,
    primary key (campaign, position)
);
comment on column dudao.campaign_stage.process is 'the process that a unit goes through; null while it is not modelled';

create table dudao.enrolment (
    campaign     text not null references dudao.campaign,
    unit         text not null references dudao.unit,
    started      boolean not null default false,
    passed_stage int     not null default 0,
    primary key (campaign, unit)
);
create index enrolment_not_started on dudao.enrolment (campaign, unit) where not started;
