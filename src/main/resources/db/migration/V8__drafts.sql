-- What somebody has typed into a task and not handed in yet: theirs alone, never validated, gone with the task.
create table dudao.draft (
    task     text        not null,
    login    text        not null,
    content  jsonb       not null,
    version  int         not null,
    saved_at timestamptz not null,
    primary key (task, login)
);
