-- A unit that was dissolved, or merged into another one. Its materials and items stay; it takes part in nothing new.
alter table dudao.unit
    add column dissolved_at timestamptz,
    add column merged_into  text references dudao.unit;
comment on column dudao.unit.merged_into is 'the unit that succeeds it; null when there is none';

-- The open stages that a unit, which came late, need not make up.
create table dudao.waived_stage (
    campaign text not null,
    unit     text not null,
    position int  not null,
    primary key (campaign, unit, position),
    foreign key (campaign, unit) references dudao.enrolment
);
