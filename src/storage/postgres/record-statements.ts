/** What is stored of a record beyond a rev that is known already: all of it where none is, or it was erased since. */
export const loadSql = `
select r.no, r.rev, r.erased_at, r.deliveries, r.flow, r.flow_version, r.heading::text as heading, r.written,
  case when r.rev <> $3 then (
    select json_agg(e.body order by e.rev, e.n) from whatif.event e
    where e.record = r.no and e.rev > case when r.erased_at > $3 then 0 else $3 end) end::text as events,
  case when r.rev <> $3 then (
    select json_agg(c.body order by c.n) from whatif.card c where c.record = r.no) end::text as cards,
  case when r.rev <> $3 then (
    select json_agg(json_build_array(s.delivery, s.at) order by s.n) from whatif.seen s
    where s.record = r.no) end::text as seen
from whatif.record r where r.workspace = $1 and r.id = $2`

/** Creates a record with all that it holds; no row where there is one already. */
export const createSql = `
with made as (
  insert into whatif.record
    (workspace, id, rev, deliveries, flow, flow_version, heading, people, updated_at, due_at, written)
  values ($1, $2, $3, cardinality($4::text[]), $6, $7, $8, $9, $10, $11, $12)
  on conflict do nothing returning no, rev),
events as (
  insert into whatif.event (record, rev, n, body)
  select no, rev, n, body::json from made, unnest($13::text[]) with ordinality as given (body, n)),
cards as (
  insert into whatif.card (record, id, n, body)
  select no, id, n, body::json from made, unnest($14::text[], $15::int[], $16::text[]) as given (id, n, body)),
deliveries as (
  insert into whatif.seen (record, n, delivery, at)
  select no, n, delivery, at from made, unnest($4::text[], $5::text[]) with ordinality as given (delivery, at, n))
select rev from made`

/** Keeps one change: its own events, and of cards and deliveries what is other than before; no row on another rev. */
export const appendSql = `
with kept as (
  update whatif.record set rev = rev + 1, deliveries = deliveries + cardinality($4::text[]),
    erased_at = case when $6 then rev + 1 else erased_at end, written = $12,
    heading = coalesce($8::json, heading),
    people = case when $8 is null then people else $9::text[] end,
    updated_at = coalesce($10::timestamptz, updated_at),
    due_at = case when $8 is null then due_at else $11::timestamptz end
  where workspace = $1 and id = $2 and rev = $3 and written = $18
  returning no, rev, deliveries - cardinality($4::text[]) as before),
erased as (delete from whatif.event e using kept where $6 and e.record = kept.no),
aside as (delete from whatif.aside a using kept where $6 and a.record = kept.no),
events as (
  insert into whatif.event (record, rev, n, body)
  select no, rev, n, body::json from kept, unnest($13::text[]) with ordinality as given (body, n)),
gone as (delete from whatif.card c using kept where c.record = kept.no and c.id = any ($7::text[])),
cards as (
  insert into whatif.card (record, id, n, body)
  select no, id, n, body::json from kept, unnest($14::text[], $15::int[], $16::text[]) as given (id, n, body)
  on conflict (record, id) do update set n = excluded.n, body = excluded.body),
deliveries as (
  insert into whatif.seen (record, n, delivery, at)
  select no, before + n, delivery, at from kept,
    unnest($4::text[], $5::text[]) with ordinality as given (delivery, at, n)),
forgotten as (delete from whatif.seen s using kept where s.record = kept.no and s.delivery = any ($17::text[]))
select rev from kept`

/** Who is listed: by their number and rev, so that a heading that is known already is not read again. */
export const listSql = `
select no, rev from whatif.record
where workspace = $1 and ($2::text is null or people @> array[$2::text])
order by updated_at desc, id limit $3`
export const allSql = 'select no, rev from whatif.record'
export const headingsSql =
  'select no, workspace, id, rev, heading::text as heading from whatif.record where no = any ($1::bigint[])'
export const dueSql =
  'select workspace, id, rev from whatif.record where due_at <= $1 order by due_at, id'
export const firstEventSql =
  'select body::text as body from whatif.event where record = $1 order by rev, n limit 1'
