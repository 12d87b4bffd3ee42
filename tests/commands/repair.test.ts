import { expect, test } from 'vitest'
import { command as repair } from '../../src/commands/repair.ts'
import { here } from '../cli/here.ts'
import { filled } from '../storage/filled-folder.ts'

const WHATIF_DATABASE_URL = 'postgres://whatif@db.example.org/whatif'

test('says that it mends folders where the checks are in a database, and mends a folder that is named', async () => {
  await expect(here(repair, { environment: { WHATIF_DATABASE_URL } })).rejects.toMatchObject({
    code: 'bad-input',
    message: 'Repair mends a folder, and the checks are in a database. Nothing was looked at.',
    hint: expect.stringMatching(/whatif verify.*--data/),
  })
  const options = { data: await filled() }
  expect(await here(repair, { options, environment: { WHATIF_DATABASE_URL } })).toMatchObject({
    code: 0,
    out: 'Nothing is damaged.\n',
  })
})
