-- One line per table: name, rows, and a sum over the hashes of all rows, whatever their order; then each sequence with its value.
\pset format unaligned
\pset tuples_only on
\pset fieldsep ' '
set timezone = 'UTC';
set datestyle = 'ISO';
set bytea_output = 'hex';
set extra_float_digits = 1;
select format(
         'select %L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %I.%I t',
         schemaname || '.' || tablename, schemaname, tablename)
from pg_tables
where schemaname not in ('pg_catalog', 'information_schema')
order by schemaname, tablename
\gexec
select schemaname || '.' || sequencename, coalesce(last_value, 0), 'sequence' from pg_sequences order by 1;
