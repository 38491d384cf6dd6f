-- Files of a material. The bytes are kept once for each content, whoever handed it in and however often.
create table dudao.file_content (
    sha256     text   primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint not null check (size > 0),
    type       text   not null,
    text       text,
    unreadable text,
    constraint text_or_the_reason_why_not check ((text is null) <> (unreadable is null))
);
comment on column dudao.file_content.type is 'what the content was found to be, whatever its name said';
comment on column dudao.file_content.unreadable is 'why there is no text, in Chinese, for who reads the material';

-- In pieces, so that nobody holds a whole file in memory.
create table dudao.file_chunk (
    sha256   text  not null references dudao.file_content,
    position int   not null,
    data     bytea not null,
    primary key (sha256, position)
);
-- Documents and images are compressed already.
alter table dudao.file_chunk alter column data set storage external;

create table dudao.material_file (
    id          bigint      generated always as identity primary key,
    material    bigint      not null references dudao.material,
    round       int         not null,
    name        text        not null,
    sha256      text        not null references dudao.file_content,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    unique (material, round, name)
);
create index material_file_by_content on dudao.material_file (sha256);
comment on column dudao.material_file.round is 'the round that it is handed in with; frozen once that round is handed in';
