import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stances } from '../../src/domain/vocabulary.ts'
import { auditOf, auditText } from '../../src/review/audit.ts'
import { auditLineSchema } from '../../src/review/audit-line.ts'
import { type ReviewEvent, reviewEventSchema } from '../../src/review/event.ts'
import type { ReviewRecord } from '../../src/review/record.ts'
import { FolderData } from '../../src/storage/folder-data.ts'
import { randomly } from './run.ts'
import { Village } from './village.ts'
import { happen, talks } from './village-acts.ts'

const fixtures = fileURLToPath(new URL('../fixtures/records', import.meta.url))
const marker = 'Zwrtlbrmpft'

/** Where ids, days and names of lists stand: everything else that is a text is somebody's words, or could be. */
const known =
  /^(type|at|by|finding|question|questions|id|person|claimBy|to|from|owner|insteadOf|review|product|postedAt|contentVersion|way|safeguard|safeguards|treatment|band|depth|channel|place|language|why|how|due|until|lookAgain|on|rhythm|changes|kind|subject|status|statusAt|askedBy|askedAt|givenAt|takenAt|broughtBy|broughtAt|format|people|readers|stance|name|items|chosen|deeper|baseline)$/

/** The same event with a marker in place of every word that somebody wrote, and of what could be one. */
function marked(event: ReviewEvent): ReviewEvent {
  const inside = (value: unknown, key: string): unknown => {
    if (key === 'analysis' || key === 'gone' || key === 'since') return value
    if (typeof value === 'string') return known.test(key) ? value : marker
    if (Array.isArray(value)) return value.map((one) => inside(one, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inside(one, name)]))
  }
  return inside(event, '') as ReviewEvent
}

/** Every event of every record that some version wrote: all kinds there are. */
async function everyRecord(): Promise<readonly ReviewRecord[]> {
  const versions = (await readdir(fixtures)).filter((name) => /^\d/.test(name))
  const records: ReviewRecord[] = []
  for (const version of versions)
    for await (const found of new FolderData(`${fixtures}/${version}/data`).checks())
      if (found.state === 'whole') records.push(found.record)
  return records
}

const records = (await everyRecord()).map(
  (record): ReviewRecord => ({ ...record, events: record.events.map(marked) }),
)
const said: ReadonlySet<string> = new Set(stances)

/** What must stand in no audit: words, and what somebody thinks. */
function isSilent(record: ReviewRecord): void {
  for (const reader of ['facilitator', 'operator'] as const) {
    const lines = auditOf(record, reader)
    for (const line of lines) auditLineSchema.parse(line)
    const text = auditText(lines)
    expect(text).not.toContain(marker)
    const values = text.match(/"[^"]*"(?!:)/g) ?? []
    expect(values.filter((value) => said.has(value.slice(1, -1)))).toEqual([])
  }
}

test('no word and no stance of any record of any version stands in an audit, whatever happens after what', () => {
  const kinds = new Set(records.flatMap(({ events }) => events.map(({ type }) => type)))
  expect(kinds.size).toBe(reviewEventSchema.options.length)
  expect(JSON.stringify(records)).toContain(marker)
  const how = randomly(60)
  process.stdout.write(`random audits: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  const parts = fc
    .constantFrom(...records)
    .chain((record) =>
      fc.tuple(fc.constant(record), fc.shuffledSubarray([...record.events.slice(1)])),
    )
  fc.assert(
    fc.property(parts, ([record, events]) =>
      isSilent({ ...record, events: [...record.events.slice(0, 1), ...events] }),
    ),
    how,
  )
})

test('in random talks everybody who spoke has the same line, whatever they said', async () => {
  const how = randomly(15)
  process.stdout.write(`random talks: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  await fc.assert(
    fc.asyncProperty(talks, async (happenings) => {
      const village = await Village.founded({}, { sleeps: true })
      for (const happening of happenings) await happen(village, happening)
      const [review = ''] = village.reviews
      const record = await village.record(review)
      isSilent(record)
      const events = record.events.map((event) =>
        event.type === 'stanceTaken' ? { ...event, stance: 'yes' as const } : event,
      )
      expect(auditOf({ ...record, events }, 'operator')).toEqual(auditOf(record, 'operator'))
    }),
    how,
  )
})
