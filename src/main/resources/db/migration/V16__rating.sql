-- The public's ratings. Ballots are secret: nothing here leads from a person to a token or from a token to a ballot.
create table dudao.rating (
    id         bigint generated always as identity primary key,
    campaign   text        not null references dudao.campaign,
    owner      text        not null,
    stage      int         not null,
    purpose    text        not null check (purpose in ('PUBLIC', 'ANALYSIS_REPORT', 'MOBILISATION')),
    title      text        not null,
    items      text[]      not null check (cardinality(items) > 0),
    opens_at   timestamptz not null,
    closes_at  timestamptz not null check (closes_at > opens_at),
    paper      boolean     not null,
    created_by text        not null,
    created_at timestamptz not null,
    closed_by  text,
    closed_at  timestamptz,
    counted_by text,
    counted_at timestamptz check (closed_at is not null or counted_at is null),
    shortfall  text
);
create index rating_of_owner on dudao.rating (campaign, owner, purpose);
comment on column dudao.rating.owner is 'the candidate group whose work is rated: unit-017';
comment on column dudao.rating.items is 'the questions; the last one is the overall judgement, which the threshold counts';
comment on column dudao.rating.paper is 'whether ballots filled in by pen are entered once voting is over';
comment on column dudao.rating.shortfall is 'what the tables rating-proper and public-satisfaction had against it when it was counted; null when nothing';

create table dudao.rating_category (
    rating   bigint not null references dudao.rating,
    category text   not null,
    invited  int    not null check (invited > 0),
    primary key (rating, category)
);

-- The roll, where names are kept at all. It knows no token.
create table dudao.rating_invited (
    rating   bigint not null,
    category text   not null,
    name     text   not null,
    primary key (rating, category, name),
    foreign key (rating, category) references dudao.rating_category
);

-- Who had slips printed, and how many: whoever has them printed could also use them.
create table dudao.rating_printing (
    rating     bigint      not null,
    category   text        not null,
    slips      int         not null,
    printed_by text        not null,
    printed_at timestamptz not null,
    foreign key (rating, category) references dudao.rating_category
);

-- One row a slip that was handed out; nobody knows to whom. What stands on the slip is not stored, only its SHA-256.
create table dudao.rating_token (
    link_hash bytea   primary key,
    code_hash bytea   not null unique,
    rating    bigint  not null,
    category  text    not null,
    used      boolean not null default false,
    foreign key (rating, category) references dudao.rating_category
);
create index rating_token_of_rating on dudao.rating_token (rating, category);

-- The boxes. No key, no number, no time: a ballot has nothing by which it could be told from the next. All ballots of a box
-- are written anew, in random order, with every one that comes in, so that xmin and ctid say nothing either. No foreign key:
-- it would look the rating up once for each ballot of the box at every vote.
create table dudao.ballot (
    rating   bigint not null,
    category text   not null,
    choices  text   not null,
    remark   text   not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index ballot_of_rating on dudao.ballot (rating);
comment on column dudao.ballot.choices is 'one digit an item, 1 for the best choice; 0 where a paper ballot has nothing valid';

-- Paper ballots that two people have not yet entered alike, under the number that the counters wrote on the paper. Once they
-- agree the ballot goes into the box, and what was entered is deleted.
create table dudao.rating_paper_entry (
    rating     bigint not null references dudao.rating,
    number     int    not null check (number > 0),
    entered_by text   not null,
    category   text   not null,
    choices    text   not null,
    remark     text   not null,
    primary key (rating, number, entered_by)
);

-- Paper ballots that are in the box: which numbers, not which ballots.
create table dudao.rating_paper (
    rating     bigint not null references dudao.rating,
    number     int    not null,
    decided_by text,
    reason     text,
    primary key (rating, number)
);
comment on column dudao.rating_paper.decided_by is 'the third person, where two did not enter the same; null where they did';
