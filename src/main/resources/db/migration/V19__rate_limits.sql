-- How often somebody did something of late: bucket4j's table, one row for each address and thing, gone when it is full again.
create table dudao.rate_limit (
    id         text   primary key,
    state      bytea,
    expires_at bigint
);
create index rate_limit_expiry on dudao.rate_limit (expires_at);
