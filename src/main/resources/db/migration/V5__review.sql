-- What was said of each round, and of each stage as a whole. Written once.
create table dudao.verdict (
    material bigint      not null references dudao.material,
    round    int         not null,
    outcome  text        not null check (outcome in ('ACCEPT', 'RETURN')),
    words    text        not null,
    answers  jsonb       not null,
    reviewer text        not null,
    given_at timestamptz not null,
    primary key (material, round),
    constraint a_return_has_words check (outcome = 'ACCEPT' or words <> '')
);

create table dudao.stage_verdict (
    campaign text        not null references dudao.campaign,
    owner    text        not null,
    stage    int         not null,
    round    int         not null,
    outcome  text        not null check (outcome in ('ACCEPT', 'RETURN')),
    words    text        not null,
    reviewer text        not null,
    given_at timestamptz not null,
    primary key (campaign, owner, stage, round),
    constraint a_stage_return_has_words check (outcome = 'ACCEPT' or words <> '')
);
