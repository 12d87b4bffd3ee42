-- Rows that could not be read when their check was repaired, as they stood. They go with what their check was: when it is deleted or rewritten.
create table whatif.aside (
  record bigint not null references whatif.record on delete cascade,
  no bigint generated always as identity,
  at timestamptz not null default now(),
  -- heading, event, card or delivery: the row of its table is the body.
  kind text not null,
  body json not null,
  primary key (record, no)
);
