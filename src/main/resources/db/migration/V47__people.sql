-- Wrong passwords of a login from an address, and the last login that succeeded from there. All logins that do not exist share the empty login.
create table dudao.login_attempt (
    login          text not null,
    address        text not null,
    failures       int  not null,
    last_failed_at timestamptz,
    succeeded_at   timestamptz,
    primary key (login, address)
);
create index login_attempt_of_address on dudao.login_attempt (address);
create index login_attempt_failed on dudao.login_attempt (last_failed_at);

-- People who left the roster. Their names stay with what they did; their password is theirs again if they come back.
create table dudao.former_person (
    login         text        primary key,
    name          text        not null,
    left_at       timestamptz not null,
    password_hash text,
    password_salt text
);

-- Set when the assignee had to give the task up: because of absence, another role, or a handover. The next assignee gets a copy of the draft.
alter table dudao.draft add column left_at timestamptz;
create index draft_of_login on dudao.draft (login);

-- Open tasks that were released or handed over, with the reason. Written once.
create table dudao.task_handover (
    id         bigint generated always as identity primary key,
    task       text        not null,
    task_name  text        not null,
    party      text        not null,
    from_login text,
    to_login   text,
    reason     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null
);
create index task_handover_of_person on dudao.task_handover (from_login);
