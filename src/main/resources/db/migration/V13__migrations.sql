-- Who moved running instances to another version of their process, and what became of each: the engine forgets its batches.
create table dudao.migration (
    id           bigint generated always as identity primary key,
    process      text        not null,
    from_version int         not null,
    to_version   int         not null,
    mapping      jsonb       not null,
    batch        text        not null unique,
    started_by   text        not null,
    started_at   timestamptz not null
);
comment on column dudao.migration.mapping is 'element of the old version to element of the new one';
comment on column dudao.migration.batch is 'the engine''s, which is gone when all are moved';

create table dudao.migration_instance (
    migration    bigint not null references dudao.migration,
    instance     text   not null,
    business_key text,
    outcome      text   not null check (outcome in ('WAITING', 'MOVED', 'FAILED', 'ENDED')),
    reason       text,
    decided_at   timestamptz,
    primary key (migration, instance),
    constraint a_failure_has_a_reason check ((outcome = 'FAILED') = (reason is not null))
);
-- An instance is moved by one at a time.
create unique index migration_instance_waiting on dudao.migration_instance (instance) where outcome = 'WAITING';
