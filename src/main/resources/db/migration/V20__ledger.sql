-- The ledger (台账): what is to be put right, by whom and until when. An item is never deleted, and what happened to it is only ever
-- added to; a row of ledger_item is what its events say, and a check holds the two against each other.
create table dudao.ledger_item (
    number             bigint generated always as identity primary key,
    campaign           text   not null references dudao.campaign,
    unit               text   not null references dudao.unit,
    stage              int    not null,
    problem            text   not null check (problem <> ''),
    kind               text   not null,
    origin             text   not null,
    source             text,
    measures           text   not null check (measures <> ''),
    leader             text   not null,
    person             text   not null check (person <> ''),
    person_name        text   not null,
    first_deadline     date   not null,
    deadline           date   not null check (deadline >= first_deadline),
    state              text   not null check (state in ('UNDER_WAY', 'REPORTED', 'SENT_BACK', 'WRITTEN_OFF', 'CANNOT_NOW')),
    returns            int    not null,
    reported_by        text,
    verified_by        text,
    write_off_number   text unique,
    written_off_on     date,
    reopens            bigint references dudao.ledger_item,
    accepted_on        date   not null,
    events             int    not null,
    hash               text   not null,
    version            bigint not null,
    unique (campaign, unit, source),
    constraint written_off_with_number_and_date
        check ((state = 'WRITTEN_OFF') <= (write_off_number is not null and written_off_on is not null and verified_by is not null))
);
comment on column dudao.ledger_item.unit is 'the lead: it answers for the whole';
comment on column dudao.ledger_item.source is 'what it came from, so that nothing is put on the ledger twice; null when typed by hand';
comment on column dudao.ledger_item.stage is 'position of the stage whose calendar it goes by';
comment on column dudao.ledger_item.person is 'login of the one person responsible';
comment on column dudao.ledger_item.hash is 'of its last event';

create sequence dudao.write_off_number;

create table dudao.ledger_helper (
    item        bigint not null references dudao.ledger_item,
    unit        text   not null references dudao.unit,
    part        text   not null default '',
    primary key (item, unit)
);
comment on column dudao.ledger_helper.part is 'what the helper has reported to the lead; empty before';
create index ledger_helper_of_unit on dudao.ledger_helper (unit);

create table dudao.ledger_event (
    item       bigint      not null references dudao.ledger_item,
    position   int         not null,
    at         timestamptz not null,
    by         text        not null,
    what       text        not null,
    from_state text,
    to_state   text        not null,
    why        text        not null,
    changes    text        not null,
    previous   text        not null,
    hash       text        not null,
    primary key (item, position)
);
comment on column dudao.ledger_event.changes is 'the fields that became something else, as JSON, exactly as it was hashed';
comment on column dudao.ledger_event.hash is 'SHA-256 of everything else in the row, with the hash of the event before in it';

create function dudao.the_ledger_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is only added to: % of % is refused', tg_op, tg_table_name;
end $$;
create trigger ledger_event_stays before update or delete or truncate on dudao.ledger_event
    for each statement execute function dudao.the_ledger_is_only_added_to();
create trigger ledger_item_stays before delete or truncate on dudao.ledger_item
    for each statement execute function dudao.the_ledger_is_only_added_to();

-- What a unit asks for: more time, or that it cannot be done now. One at a time, decided by somebody else.
create table dudao.ledger_request (
    id         bigint generated always as identity primary key,
    item       bigint      not null references dudao.ledger_item,
    kind       text        not null check (kind in ('EXTENSION', 'DEFERRAL')),
    reason     text        not null check (reason <> ''),
    until      date,
    asked_by   text        not null,
    asked_at   timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    granted    boolean,
    words      text,
    constraint an_extension_has_a_date check ((kind = 'EXTENSION') = (until is not null)),
    constraint asked_and_decided_by_two check (decided_by <> asked_by)
);
create unique index ledger_request_open on dudao.ledger_request (item) where decided_at is null;

alter table dudao.material
    drop constraint material_state_check,
    add constraint material_state_check
        check (state in ('EXPECTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED', 'CANNOT_NOW'));
