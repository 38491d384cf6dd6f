-- How much is logged, where an administrator has changed it while the program runs. Every node looks here every few seconds: behind
-- a proxy nobody chooses which node answers.
create table dudao.log_level (
  logger text primary key,
  level text not null,
  changed_by text not null,
  changed_at timestamptz not null
);
