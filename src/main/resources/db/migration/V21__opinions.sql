-- What the public says: taken in, sorted, handed on, answered, fed back.

-- A visit on which several opinions were heard.
create table dudao.opinion_visit (
    id          bigint generated always as identity primary key,
    campaign    text        not null references dudao.campaign,
    unit        text        references dudao.unit,
    held_on     date        not null,
    place       text        not null,
    people      text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
comment on column dudao.opinion_visit.people is 'who went there, not who spoke';

create table dudao.opinion (
    number            bigint generated always as identity primary key,
    campaign          text        not null references dudao.campaign,
    unit              text        references dudao.unit,
    channel           text        not null check (channel in ('SUGGESTION_BOX', 'QUESTIONNAIRE', 'VISIT', 'TALK', 'LETTER', 'SHEET')),
    words             text        not null,
    heard_on          date        not null,
    visit             bigint      references dudao.opinion_visit,
    kind              text        check (kind in ('FORMALISM', 'BUREAUCRACY', 'HEDONISM', 'EXTRAVAGANCE', 'INTERESTS', 'LAST_MILE', 'OTHER')),
    concerns          text        check (concerns in ('UNIT', 'LEADERS', 'OTHER_UNIT', 'ABOVE', 'BELOW')),
    leaders           text        not null default '',
    proposed_kind     text,
    proposed_concerns text,
    proposal_decided  boolean     not null default false,
    state             text        not null check (state in ('UNSORTED', 'HANDED_ON', 'IN_HAND', 'ANSWERED', 'FED_BACK')),
    handler           text,
    holder            text        not null,
    returns           int         not null default 0,
    answer            text        not null default '',
    feedback          text        check (feedback in ('PUBLISHED', 'SENT_BACK')),
    fed_back_at       timestamptz,
    contact_left      boolean     not null default false,
    ledger_item       bigint,
    process           text,
    begun             boolean     not null default false,
    print             text        not null,
    copy              int         not null,
    entered_by        text,
    entered_at        timestamptz not null,
    version           bigint      not null,
    check (kind is not null or state = 'UNSORTED'),
    check (state <> 'FED_BACK' or feedback is not null)
);
-- The same words, of the same unit, day and channel, are another opinion only when a sheet has them once more than the register.
create unique index opinion_print on dudao.opinion (campaign, coalesce(unit, ''), print, copy);
create index opinion_unit on dudao.opinion (campaign, unit, kind);
create index opinion_handler on dudao.opinion (handler) where handler is not null;
create index opinion_to_begin on dudao.opinion (campaign, number) where not begun;
create index opinion_ledger_item on dudao.opinion (ledger_item) where ledger_item is not null;
create index opinion_published on dudao.opinion (campaign, fed_back_at) where feedback = 'PUBLISHED';
comment on column dudao.opinion.unit is 'where it was heard; null for the whole county';
comment on column dudao.opinion.handler is 'the candidate group that acts: unit-017, supervision-03, office';
comment on column dudao.opinion.holder is 'the candidate group that has it now';
comment on column dudao.opinion.process is 'the engine''s instance; null before it has begun';
comment on column dudao.opinion.proposal_decided is 'a person has decided with the proposal before them';
comment on column dudao.opinion.entered_by is 'login; null for what came from the public''s own pages';

-- Apart from the opinion, so that nothing that lists opinions can show it: the office alone asks for it.
create table dudao.opinion_speaker (
    opinion bigint primary key references dudao.opinion,
    name    text   not null,
    contact text   not null
);

create table dudao.opinion_event (
    id      bigint generated always as identity primary key,
    opinion bigint      not null references dudao.opinion,
    what    text        not null,
    by      text,
    at      timestamptz not null,
    words   text        not null
);
create index opinion_event_opinion on dudao.opinion_event (opinion, id);
comment on column dudao.opinion_event.by is 'login; null for the public';

-- Opinions that say the same.
create table dudao.opinion_likeness (
    opinion bigint not null references dudao.opinion,
    other   bigint not null references dudao.opinion,
    share   float8 not null,
    primary key (opinion, other)
);

-- Questionnaires of the office's making, filled in without a login, and counted.
create table dudao.questionnaire (
    id         bigint generated always as identity primary key,
    campaign   text        not null references dudao.campaign,
    code       text        not null unique,
    title      text        not null,
    words      text        not null,
    state      text        not null check (state in ('DRAFT', 'OPEN', 'CLOSED')),
    created_by text        not null,
    created_at timestamptz not null
);
create table dudao.questionnaire_question (
    questionnaire bigint not null references dudao.questionnaire,
    position      int    not null,
    kind          text   not null check (kind in ('ONE', 'SOME', 'TEXT')),
    words         text   not null,
    required      boolean not null,
    options       text[] not null,
    primary key (questionnaire, position)
);
create table dudao.questionnaire_reply (
    id            bigint generated always as identity primary key,
    questionnaire bigint not null references dudao.questionnaire,
    unit          text   references dudao.unit,
    replied_on    date   not null
);
create index questionnaire_reply_of on dudao.questionnaire_reply (questionnaire, unit);
comment on column dudao.questionnaire_reply.replied_on is 'the day and nothing finer: nobody is recognised by the minute';
-- What was chosen, by its place among the options, from 0. Of a text there is only that one was written: the words are an opinion.
create table dudao.questionnaire_answer (
    reply    bigint not null references dudao.questionnaire_reply,
    position int    not null,
    choice   int,
    unique (reply, position, choice)
);
create index questionnaire_answer_reply on dudao.questionnaire_answer (reply);

-- The question that machines fail: what is asked, and what counts as its answer.
create table dudao.visitor_question (
    id       bigint generated always as identity primary key,
    question text   not null,
    answers  text[] not null
);
comment on column dudao.visitor_question.answers is 'each is enough; width, case and spaces make no difference';
insert into dudao.visitor_question (question, answers) values
    ('三加五等于几？', '{8,八}'),
    ('十二减四等于几？', '{8,八}'),
    ('一个星期有几天？', '{7,七,七天,7天}'),
    ('一年有几个月？', '{12,十二,十二个月,12个月}'),
    ('“为人民服务”一共几个字？', '{5,五,五个,5个,五个字,5个字}'),
    ('“水务局”三个字里，中间是哪个字？', '{务}'),
    ('大年初一的第二天是大年初几？', '{2,二,初二,大年初二}'),
    ('星期三的后一天是星期几？', '{4,四,星期四,周四}');

-- A question that was put is answered once. The key signs what was put, so that nothing is kept of a page that nobody sends back.
create table dudao.visitor_question_key (
    single boolean primary key default true check (single),
    key  text    not null
);
insert into dudao.visitor_question_key (key) values (gen_random_uuid()::text || gen_random_uuid()::text);
create table dudao.visitor_question_used (
    token   text        primary key,
    expires timestamptz not null
);
create index visitor_question_used_expires on dudao.visitor_question_used (expires);
