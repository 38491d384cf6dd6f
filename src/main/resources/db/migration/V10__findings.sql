-- What a reader found wanting in a round, and what was said of it in each later round. Only ever added to.
create table dudao.finding (
    id        bigint generated always as identity primary key,
    material  bigint      not null references dudao.material,
    round     int         not null,
    place     text        not null,
    kind      text        not null,
    remedy    text        not null,
    raised_by text        not null,
    raised_at timestamptz not null
);
create index finding_material on dudao.finding (material);
comment on column dudao.finding.round is 'the round in which it was found';

create table dudao.finding_check (
    finding    bigint      not null references dudao.finding,
    round      int         not null,
    settled    boolean     not null,
    checked_by text        not null,
    checked_at timestamptz not null,
    primary key (finding, round)
);

-- The words of returns from before there were findings: settled with the next verdict, whose words took their place.
insert into dudao.finding (material, round, place, kind, remedy, raised_by, raised_at)
select v.material, v.round, '整份材料', '其他', v.words, v.reviewer, v.given_at
from dudao.verdict v where v.outcome = 'RETURN';

insert into dudao.finding (material, round, place, kind, remedy, raised_by, raised_at)
select m.id, m.handed_in, '整份材料', '阶段把关', m.returned_words, m.returned_by, s.given_at
from dudao.material m join lateral (
    select max(given_at) given_at from dudao.stage_verdict s
    where s.campaign = m.campaign and s.owner = m.owner and s.stage = m.stage and s.outcome = 'RETURN') s on s.given_at is not null
where m.state = 'RETURNED' and m.returned_words is not null
  and not exists (select from dudao.verdict v where v.material = m.id and v.round = m.handed_in and v.outcome = 'RETURN');

insert into dudao.finding_check (finding, round, settled, checked_by, checked_at)
select f.id, v.round, true, v.reviewer, v.given_at
from dudao.finding f join lateral (
    select * from dudao.verdict v where v.material = f.material and v.round > f.round order by v.round limit 1) v on true;

alter table dudao.verdict drop constraint a_return_has_words, drop column words;
alter table dudao.material drop column returned_words;
alter table dudao.material_round drop column returned_words, drop column returned_by;

-- Whether the office called the unit's head in after one return too many, and what came of it.
create table dudao.head_talk (
    material   bigint      not null references dudao.material,
    returns    int         not null,
    talked     boolean     not null,
    talked_on  date,
    words      text        not null,
    recorded_by text       not null,
    recorded_at timestamptz not null,
    primary key (material, returns)
);
