import { checkStateOf, type StorageFigures, type StoragePart } from '../../domain/measures.ts'
import type { Database } from './database.ts'

const statesSql = `
select heading->>'phase' as phase, count(*)::float8 as count, count(*) filter (where due_at <= now())::float8 as due
from whatif.record group by 1`

const sizesSql = `
select relname, pg_total_relation_size(oid)::float8 as bytes
from pg_class where relkind = 'r' and relnamespace = 'whatif'::regnamespace`

/** What a table is counted as; those with a few rows count together. */
const parts: Readonly<Record<string, StoragePart>> = {
  record: 'headings',
  event: 'checks',
  seen: 'checks',
  card: 'cards',
  shelf: 'shelf',
}

/** How much the database holds, by its rows and the sizes of its tables. @throws DatabaseTrouble */
export async function databaseFigures(database: Pick<Database, 'once'>): Promise<StorageFigures> {
  const checks: Partial<Record<ReturnType<typeof checkStateOf>, number>> = {}
  const sizes: Partial<Record<StoragePart, number>> = {}
  let due = 0
  for (const row of await database.once(statesSql)) {
    const state = checkStateOf(String(row['phase']))
    checks[state] = (checks[state] ?? 0) + Number(row['count'])
    due += Number(row['due'])
  }
  for (const row of await database.once(sizesSql)) {
    const part = parts[String(row['relname'])] ?? 'other'
    sizes[part] = (sizes[part] ?? 0) + Number(row['bytes'])
  }
  return { checks, due, sizes }
}
