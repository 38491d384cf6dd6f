-- What the public reads of an opinion, of an item of the ledger, or of a remark of a rating, where it is not the masked text of the
-- register: chosen by the person who published it, corrected, or taken down. Rows are only added; the newest one applies.
create table dudao.public_text (
    id         bigint generated always as identity primary key,
    subject    text        not null check (subject in ('OPINION', 'LEDGER_ITEM', 'REMARK')),
    key        text        not null,
    words      text,
    answer     text,
    taken_down boolean     not null,
    reason     text        not null,
    by         text        not null,
    at         timestamptz not null,
    check ((words is null) = (answer is null)),
    check (taken_down = (words is null))
);
create index public_text_subject on dudao.public_text (subject, key, id desc);
comment on column dudao.public_text.key is 'the number of the opinion; number and position of the event of the item; number of the rating and hash of the remark';
comment on column dudao.public_text.words is 'null when it is taken down';
