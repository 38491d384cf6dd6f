-- Acceptances that were taken back: the verdict as it was, the findings that it had marked as settled, and why it was taken back.
create table dudao.withdrawn_verdict (
    id           bigint generated always as identity primary key,
    material     bigint      not null references dudao.material,
    round        int         not null,
    seal         text,
    answers      jsonb       not null,
    reviewer     text        not null,
    given_at     timestamptz not null,
    settled      bigint[]    not null,
    reason       text        not null check (reason <> ''),
    withdrawn_by text        not null,
    withdrawn_at timestamptz not null
);
create index withdrawn_verdict_of_material on dudao.withdrawn_verdict (material, round);

-- When the process first asked for the material: a material that was asked for after an acceptance may be built on it. Null for older ones.
alter table dudao.material add column expected_at timestamptz;
