import { randomUUID } from 'node:crypto'
import type { RecordKey } from '../../review/record.ts'
import { losesNothing } from '../journal-reading.ts'
import { backAgain, type Repair } from '../repair.ts'
import type { Database } from './database.ts'
import { DatabaseData } from './database-data.ts'
import { escaped } from './escaped-text.ts'
import { mendSql, rowsSql } from './repair-statements.ts'
import { salvageRows, valuesToMend } from './salvage-rows.ts'

/** How often a check is read anew when somebody else was faster. */
const mostTries = 20

/**
 * Puts back all that can be read of damaged checks, beside whoever works in the database; rows that cannot be read are
 * set aside in it, each check in one statement. What is damaged on the shelf is left, and named.
 * @throws AppError('storage-failed') | AppError('storage-unknown')
 */
export async function repairDatabase(database: Database): Promise<readonly Repair[]> {
  const data = new DatabaseData(database)
  const repairs: Repair[] = []
  for await (const key of data.damaged()) {
    const repair = await repairCheck(database, key)
    if (repair) repairs.push(repair)
  }
  for await (const found of data.items()) {
    if (found.state === 'damaged') repairs.push({ ...found, state: 'left' })
  }
  return repairs
}

/** `undefined` where it is gone, or can be read meanwhile. */
async function repairCheck(database: Database, key: RecordKey): Promise<Repair | undefined> {
  const file = `${key.workspace}/${key.id}`
  const written = randomUUID()
  let sent: Repair | undefined
  const attempt = async (): Promise<Repair | 'again' | undefined> => {
    const [row] = await database.once(rowsSql, [escaped(key.workspace), escaped(key.id)])
    if (!row) return undefined
    // The attempt of which nobody knew how it ended was kept.
    if (row['written'] === written) return sent
    const salvaged = salvageRows(key, row)
    if (!salvaged) return { state: 'hopeless', file }
    if (losesNothing(salvaged.loss)) return undefined
    sent = backAgain(file, salvaged)
    const kept = await database.once(mendSql, valuesToMend(row, salvaged, written))
    return kept.length > 0 ? sent : 'again'
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const repair = await database.insist(attempt)
    if (repair !== 'again') return repair
  }
  return { state: 'busy', file }
}
