-- Rounds are written once and sealed. What a return says becomes findings (V10), so its words leave the material.
alter table dudao.material
    add column handed_in   int not null default 0,
    add column returns     int not null default 0,
    add column returned_at timestamptz,
    add column opened_at   timestamptz,
    add column opened_by   text;
comment on column dudao.material.handed_in is 'number of rounds, withdrawn ones included';
comment on column dudao.material.returned_by is 'login of who sent it back last; reads the next round';
comment on column dudao.material.opened_at is 'when its reader first looked into the round under review; from then on it cannot be withdrawn';

alter table dudao.material_round
    -- json and not jsonb, which would write numbers anew: the seal is over what was handed in.
    alter column answers type json using answers::json,
    add column text         text not null default '',
    add column replies      json not null default '{}',
    add column seal         text,
    add column unsealed     boolean not null default false,
    add column withdrawn_at timestamptz;
comment on column dudao.material_round.replies is 'what the round answers to each open finding, by the finding''s id';
comment on column dudao.material_round.seal is 'SHA-256; null in rounds from before there were seals';
comment on column dudao.material_round.unsealed is 'handed in before there were seals';
update dudao.material_round set unsealed = true;

alter table dudao.verdict add column seal text;
comment on column dudao.verdict.seal is 'the seal of the round that was judged';

update dudao.material m set
    handed_in = (select count(*) from dudao.material_round r where r.material = m.id),
    returns = (select count(*) from dudao.verdict v where v.material = m.id and v.outcome = 'RETURN'),
    returned_at = (select max(v.given_at) from dudao.verdict v where v.material = m.id and v.outcome = 'RETURN'),
    returned_by = coalesce(m.returned_by, (
        select r.returned_by from dudao.material_round r
        where r.material = m.id and r.returned_by is not null order by r.number desc limit 1));
