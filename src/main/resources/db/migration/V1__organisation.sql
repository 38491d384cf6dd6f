-- Who takes part. Codes and logins are the office's own and never change; everything else may, by importing the roster again.
-- Two units may swap their names in one import, so names are held against each other when all of it is saved.
create table dudao.supervision_group (
    code    text primary key,
    name    text   not null unique deferrable initially deferred,
    version bigint not null
);

create table dudao.unit (
    code              text primary key,
    name              text   not null unique deferrable initially deferred,
    kind              text   not null check (kind in ('TOWNSHIP_OR_STREET', 'DEPARTMENT', 'ENTERPRISE')),
    supervision_group text   not null references dudao.supervision_group,
    version           bigint not null
);
create index unit_of_group on dudao.unit (supervision_group);

create table dudao.person (
    login       text primary key,
    name        text   not null,
    absent_until date,
    version     bigint not null
);

-- What a person is, and where: party is a unit's code, a group's code, a section of the office, or empty.
create table dudao.membership (
    person text not null references dudao.person on delete cascade,
    role   text not null,
    party  text not null,
    primary key (person, role, party)
);
create index membership_of_party on dudao.membership (party, role);

-- A supervisor who has a tie with a unit does not review it.
create table dudao.tie (
    person text not null references dudao.person on delete cascade,
    unit   text not null references dudao.unit,
    reason text not null,
    primary key (person, unit)
);
