-- What the office does that concerns all units, with its reason. Rows are added only.
create table dudao.campaign_act (
    id       bigint      generated always as identity primary key,
    campaign text        references dudao.campaign,
    stage    int         not null default 0,
    kind     text        not null,
    reason   text        not null,
    effect   text        not null,
    done_by  text        not null,
    done_at  timestamptz not null
);
create index campaign_act_of_campaign on dudao.campaign_act (campaign, id);
comment on column dudao.campaign_act.campaign is 'null for an act that concerns all campaigns, such as new days off';
comment on column dudao.campaign_act.stage is 'position of the stage; 0 for none';
comment on column dudao.campaign_act.effect is 'what it did, as the office reads it';

-- Due dates of open tasks that such an act moved.
create table dudao.due_date_move (
    act      bigint      not null references dudao.campaign_act,
    task     text        not null,
    name     text        not null,
    due_from timestamptz not null,
    due_to   timestamptz not null,
    primary key (act, task)
);
