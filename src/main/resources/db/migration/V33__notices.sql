alter table dudao.file_content add column notices text[] not null default '{}';
comment on column dudao.file_content.notices is
    'sentences in Chinese for the reader of the text, for example that the file has revisions that are not accepted yet';
