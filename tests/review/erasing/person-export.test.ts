import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { personExportSchema } from '../../../src/review/erasing/person-export.ts'
import { FolderData } from '../../../src/storage/folder-data.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { Bench } from '../bench.ts'
import { postedCheck } from '../posted-check.ts'

async function program() {
  const { bench: posted, review, finding } = await postedCheck({ stances: 'hidden' })
  const shelf = new MemoryShelf()
  const bench = new Bench({ shelf, scheduler: { after() {} } })
  bench.clock.pass(3600)
  await bench.copy(posted, review)
  const of = (person: string) => bench.reviews.exportPerson({ workspace: 'local', person })
  return { bench, review, finding, shelf, of }
}

describe('everything about one person', () => {
  test('is what they answered, said, decided and own, and what they were asked and told', async () => {
    const { bench, review, finding, shelf, of } = await program()
    const no = { type: 'takeStance', stance: 'no', reason: 'It is shut', shareReason: false }
    await bench.act('Ravi', { ...no, review, finding })
    const fix = { type: 'decide', treatment: 'mitigate', own: 'Lock it', due: '2026-12-24' }
    await bench.act('Dana', { ...fix, review, finding, owner: 'Ravi' })
    await shelf.put('told/local/ravi', { at: '2026-11-20T09:00:00.000Z', id: 'x' })
    await shelf.put('page/bound-names', ['mei', 'ravi'])
    const found = await of('Ravi')
    expect(personExportSchema.parse(found)).toEqual(found)
    const [check] = found.checks
    expect(found.person).toEqual({ id: 'ravi', names: ['Ravi'] })
    expect(check).toMatchObject({ id: review, product: 'Clinic Booking', role: 'participant' })
    expect(check?.did).toContainEqual(
      expect.objectContaining({ type: 'stanceTaken', stance: 'no', reason: 'It is shut' }),
    )
    expect(check?.about).toContainEqual(
      expect.objectContaining({ type: 'decided', finding, due: '2026-12-24', own: 'Lock it' }),
    )
    expect(found.kept).toEqual([
      { name: 'page/bound-names', value: ['ravi'] },
      { name: 'told/local/ravi', value: { at: '2026-11-20T09:00:00.000Z', id: 'x' } },
    ])
    expect(JSON.stringify(found)).not.toMatch(/dana|mei/i)
  })

  test('is never what somebody else thinks, nor told privately to them', async () => {
    const { bench, review, finding, of } = await program()
    const no = { type: 'takeStance', stance: 'no', reason: 'Mei thinks so', shareReason: false }
    await bench.act('Mei', { ...no, review, finding })
    await bench.act('Mei', { type: 'tell', review, finding, words: 'Mei saw it happen' })
    const found = JSON.stringify(await of('dana'))
    expect(found).not.toMatch(/Mei/i)
    expect(found).toContain('"answered"')
  })

  test('of somebody whom nobody knows is refused in words', async () => {
    const { of } = await program()
    await expect(of('Lena')).rejects.toThrow('Nothing of “Lena” is kept in local.')
  })
})

const data = fileURLToPath(new URL('../../fixtures/records/0.4.0-exports/data', import.meta.url))

test('in records of before, with every kind of event, names nobody else', async () => {
  const store = new MemoryStore()
  for await (const found of new FolderData(data).checks())
    if (found.state === 'whole') store.hold(found.record)
  const bench = new Bench({ store, shelf: new MemoryShelf(), scheduler: { after() {} } })
  const found = await bench.reviews.exportPerson({ workspace: 'local', person: 'ravi' })
  expect(found.checks.length).toBeGreaterThan(5)
  expect(JSON.stringify(found)).not.toMatch(/\b(dana|mei)\b/i)
})
