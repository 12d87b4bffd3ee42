import { randomUUID } from 'node:crypto'
import type { Shelf } from '../../review/ports.ts'
import type { KeptTaker } from '../kept-data.ts'
import type { Database } from './database.ts'
import { valuesToCreate } from './record-rows.ts'
import { createSql } from './record-statements.ts'

/** Takes records into the database as they are, with their rev, their cards and the deliveries they have seen. */
export const postgresTaker = (database: Database, shelf: Pick<Shelf, 'put'>): KeptTaker => ({
  async check(record) {
    await database.run(createSql, valuesToCreate(record, randomUUID()))
  },
  item: (name, value) => shelf.put(name, value),
})
