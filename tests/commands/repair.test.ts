import { expect, test } from 'vitest'
import { command as repair } from '../../src/commands/repair.ts'
import { here } from '../cli/here.ts'
import { filled } from '../storage/filled-folder.ts'

const WHATIF_DATABASE_URL = 'postgres://whatif@db.example.org/whatif'

test('mends a folder that is named, also where the checks are in a database', async () => {
  const options = { data: await filled() }
  expect(await here(repair, { options, environment: { WHATIF_DATABASE_URL } })).toMatchObject({
    code: 0,
    out: 'Nothing is damaged.\n',
  })
})
