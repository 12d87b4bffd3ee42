/** Every row of a record by itself: what it is known by in its table, then what it holds. */
export const rowsSql = `
select r.no, r.rev, r.erased_at, r.flow, r.flow_version, r.heading::text as heading, r.written,
  (select json_agg(json_build_array(e.rev, e.n, e.body) order by e.rev, e.n) from whatif.event e
    where e.record = r.no)::text as events,
  (select json_agg(json_build_array(c.id, c.body) order by c.n) from whatif.card c
    where c.record = r.no)::text as cards,
  (select json_agg(json_build_array(s.n, s.delivery, s.at) order by s.n) from whatif.seen s
    where s.record = r.no)::text as seen
from whatif.record r where r.workspace = $1 and r.id = $2`

/**
 * Sets rows aside as they stand and goes on without them; every instance reads the record anew. No row where somebody
 * else changed it since.
 */
export const mendSql = `
with kept as (
  update whatif.record set rev = rev + 1, erased_at = rev + 1, written = $4,
    heading = coalesce($5::json, heading),
    people = case when $5 is null then people else $6::text[] end
  where no = $1 and rev = $2 and written = $3
  returning no, rev),
headings as (
  -- Of before: within a statement no part of it sees what another did.
  select to_json(r) as body from whatif.record r join kept using (no) where $5 is not null),
events as (
  delete from whatif.event e using kept, unnest($7::int[], $8::int[]) as bad (rev, n)
  where e.record = kept.no and e.rev = bad.rev and e.n = bad.n returning to_json(e) as body),
cards as (
  delete from whatif.card c using kept where c.record = kept.no and c.id = any ($9::text[])
  returning to_json(c) as body),
placed as (
  update whatif.card c set n = given.n - 1
  from kept, unnest($10::text[]) with ordinality as given (id, n)
  where c.record = kept.no and c.id = given.id),
deliveries as (
  delete from whatif.seen s using kept where s.record = kept.no and s.n = any ($11::int[])
  returning to_json(s) as body),
aside as (
  insert into whatif.aside (record, kind, body)
  select kept.no, bad.kind, bad.body from kept, (
    select 'heading' as kind, body from headings
    union all select 'event', body from events
    union all select 'card', body from cards
    union all select 'delivery', body from deliveries) as bad)
select rev from kept`
