-- Which texts have n-grams in common. A sketch of each text's n-grams, inverted.
create table dudao.indexed_text (
    id         bigint generated always as identity primary key,
    collection text not null,
    document   text not null,
    scale      int  not null,
    unique (collection, document)
);
comment on column dudao.indexed_text.scale is 'one in so many of its n-grams is kept';

create table dudao.indexed_gram (
    hash bigint not null,
    text bigint not null,
    primary key (hash, text)
);
comment on column dudao.indexed_gram.text is 'no foreign key: its check of every row would cost more than all else, and texts come and go in one place';
comment on column dudao.indexed_gram.hash is 'of the n-gram and the collection, so that collections do not meet';
create unique index indexed_gram_of_text on dudao.indexed_gram (text, hash);
