-- The holidays of a year as the office has put them in, in the place of the file that comes with the program.
create table dudao.calendar_year (
    year     int         primary key,
    csv      text        not null,
    saved_by text        not null,
    saved_at timestamptz not null
);
comment on column dudao.calendar_year.csv is 'checked: 日期,休班,名称, a line a day';
