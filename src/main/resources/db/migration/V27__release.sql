-- The releases whose models were deployed on this database. A node of an older release reads them at its start and does not deploy
-- its models over newer ones. An empty table means that no release with a number has deployed yet.
create table dudao.deployed_release (
  version text primary key,
  first_deployed_at timestamptz not null default now()
);
