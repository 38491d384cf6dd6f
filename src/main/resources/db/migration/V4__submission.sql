-- What is handed in. A round is written once, when it is handed in, and never changed.
create table dudao.material (
    id             bigint generated always as identity primary key,
    campaign       text   not null references dudao.campaign,
    owner          text   not null,
    kind           text   not null,
    stage          int    not null,
    state          text   not null check (state in ('EXPECTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED')),
    returned_words text,
    returned_by    text,
    version        bigint not null,
    unique (campaign, owner, stage, kind)
);
comment on column dudao.material.owner is 'the candidate group that hands in: unit-017, supervision-03';

create table dudao.material_round (
    material       bigint      not null references dudao.material on delete cascade,
    number         int         not null,
    handed_in_by   text        not null,
    handed_in_at   timestamptz not null,
    answers        jsonb       not null,
    returned_words text,
    returned_by    text,
    primary key (material, number)
);
comment on column dudao.material_round.returned_words is 'what the round before came back with; null in the first round';
