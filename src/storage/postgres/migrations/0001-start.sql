-- json and not jsonb: what people type may hold NUL and half characters, which jsonb refuses. Text columns hold them escaped.
create table whatif.record (
  no bigint generated always as identity primary key,
  workspace text collate "C" not null,
  id text collate "C" not null,
  rev int not null,
  -- The rev at which everything before was forgotten.
  erased_at int not null default 0,
  -- How many deliveries were ever kept; the next one has this number.
  deliveries int not null default 0,
  flow text not null,
  flow_version int not null,
  heading json not null,
  people text[] collate "C" not null,
  updated_at timestamptz not null,
  due_at timestamptz,
  -- Which write was the last one, so that whoever sent it finds out whether it was kept.
  written uuid not null,
  unique (workspace, id)
) with (fillfactor = 70);
create index record_newest on whatif.record (workspace, updated_at desc, id);
create index record_due on whatif.record (due_at) where due_at is not null;
create index record_people on whatif.record using gin (people);

create table whatif.event (
  record bigint not null references whatif.record on delete cascade,
  rev int not null,
  n int not null,
  body json not null,
  primary key (record, rev, n)
);

create table whatif.card (
  record bigint not null references whatif.record on delete cascade,
  id text collate "C" not null,
  n int not null,
  body json not null,
  primary key (record, id)
) with (fillfactor = 70);

create table whatif.seen (
  record bigint not null references whatif.record on delete cascade,
  n int not null,
  delivery text collate "C" not null,
  at text not null,
  primary key (record, n)
);

create table whatif.shelf (
  -- The name, or what stands for one that is too long for an index.
  key text collate "C" primary key,
  name text collate "C" not null,
  value json not null,
  written uuid not null
);
create index shelf_start on whatif.shelf (left(name, 400));

-- Who works on what, until when, and whether somebody else wanted it meanwhile.
create table whatif.claim (
  name text collate "C" primary key,
  holder uuid not null,
  until timestamptz not null,
  wanted boolean not null default false
) with (fillfactor = 70);

-- The calls in each line, as far as its windows reach back, and the pause that a platform asked for.
create table whatif.line (
  name text collate "C" primary key,
  calls timestamptz[] not null default '{}',
  paused_until timestamptz not null default '-infinity',
  used_at timestamptz not null default now()
) with (fillfactor = 70);

-- Takes a turn in all lines or in none: 0 once it is taken, otherwise the milliseconds until there may be one.
-- `windows` is a list of {name, milliseconds, most}.
create function whatif.take_turn(names text[], windows json) returns double precision language plpgsql as $$
declare
  at timestamptz;
  wait double precision;
begin
  insert into whatif.line (name) select name from unnest(names) as given (name) order by name on conflict do nothing;
  perform from whatif.line where name = any (names) order by name for update;
  at := clock_timestamp();
  select greatest(0, max(free)) into wait from (
    select extract(epoch from paused_until - at) * 1000 as free
      from whatif.line where name = any (names) and paused_until > at
    union all
    select extract(epoch from calls[cardinality(calls) - most + 1] - at) * 1000 + milliseconds
      from json_to_recordset(windows) as w (name text, milliseconds double precision, most int) join whatif.line using (name)
  ) as each_line;
  if wait > 0 then
    return ceil(wait);
  end if;
  update whatif.line as l set used_at = at, calls =
    array(select c from unnest(l.calls) as c where c > at - w.longest * interval '1 millisecond' order by c) || at
    from (
      select name, max(milliseconds) as longest
        from json_to_recordset(windows) as each_window (name text, milliseconds double precision) group by name
    ) as w where w.name = l.name;
  return 0;
end
$$;

-- Written now and then, so that a database that can only be read is noticed before somebody answers.
create table whatif.alive (at timestamptz not null);
insert into whatif.alive values (now());
