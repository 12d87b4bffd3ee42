import { beforeEach, describe, expect, test } from 'vitest'
import { personLimits } from '../../src/domain/limits.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted())
})

const at = '2026-11-21T09:00:00.000Z'
const key = () => ({ workspace: 'local', id: review })
const record = async () => {
  const found = await bench.store.load(key())
  if (!found) throw new Error('there is no record')
  return found
}

/** Puts so many events of one person on record. */
async function already(events: readonly ReviewEvent[]): Promise<void> {
  const { rev } = await record()
  await bench.store.append(key(), { expectedRev: rev, at, events })
}

const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one)

const said = (reason: string, by = 'mei'): ReviewEvent => ({
  type: 'stanceTaken',
  at,
  by,
  finding,
  stance: 'yes',
  shareReason: false,
  ...(reason !== '' && { reason }),
})

const stance = (reason?: string) => ({
  type: 'takeStance',
  review,
  finding,
  stance: 'partly',
  reason,
})
const act = async (name: string, action: object) => {
  const { replies, form } = await bench.act(name, action)
  return { said: replies.map(words).join('\n'), form }
}

const much = 'written so much'
const often = 'done so much'

describe('one person’s words in one check', () => {
  beforeEach(() => already(many(personLimits.letters / 1000, said('w'.repeat(1000)))))

  test('have an end, said kindly, and the form stays open with what was typed', async () => {
    const before = await record()
    const { said, form } = await act('Mei', stance('One more reason'))
    expect(said).toContain(much)
    expect(form?.title).toBe(say('discussion.stance.title', { product: 'Clinic Booking' }))
    expect(await record()).toBe(before)
  })

  test.each([
    ['a private word', { type: 'tell', words: 'Another' }],
    ['a story of one’s own', { type: 'addStory', words: 'Another' }],
    ['how soon', { type: 'overrideBand', band: 'actFirst', reason: 'Another' }],
  ])('are counted together: %s does not fit either', async (_, action) => {
    const { said, form } = await act('Mei', { review, finding, ...action })
    expect(said).toContain(much)
    expect(form).toBeDefined()
  })

  test('leave room for what needs no words, and for everybody else', async () => {
    expect((await act('Mei', stance())).said).not.toContain(much)
    expect((await act('Jo', stance('My reason'))).said).not.toContain(much)
    expect((await record()).events.slice(-2)).toMatchObject([
      { type: 'joined', by: 'jo' },
      { type: 'stanceTaken', by: 'jo', reason: 'My reason' },
    ])
  })
})

describe('what one person does in one check', () => {
  test('has an end as well, which holds up nobody else', async () => {
    await already(many(personLimits.events, said('')))
    expect((await act('Mei', stance())).said).toContain(often)
    expect((await act('Jo', stance())).said).not.toContain(often)
  })

  test('has room up to that end', async () => {
    await already(many(personLimits.events - 2, said('')))
    const before = (await record()).events.length
    expect((await act('Mei', stance())).said).not.toContain(often)
    expect((await record()).events.length).toBeGreaterThan(before)
  })

  test('never keeps its facilitator from closing and deleting it', async () => {
    await already(many(personLimits.events, said('', 'dana')))
    expect((await act('Dana', { type: 'close', review, sure: true })).said).not.toContain(often)
    expect((await record()).events.at(-1)?.type).toBe('closed')
    await act('Dana', { type: 'delete', review, confirm: 'Clinic Booking' })
    expect((await record()).events.map(({ type }) => type)).toEqual(['deleted'])
  })

  test.each([
    ['private words', personLimits.told, { type: 'tell', words: 'A word' }],
    ['stories of one’s own', personLimits.ownStories, { type: 'addStory', words: 'A story' }],
  ])('%s are cards, of which one person puts up only so many', async (_, most, action) => {
    for (let nth = 1; nth <= most; nth++) {
      expect((await act('Mei', { review, finding, ...action })).said).not.toContain(often)
    }
    const before = await record()
    expect((await act('Mei', { review, finding, ...action })).said).toContain(often)
    expect(await record()).toBe(before)
    expect((await act('Jo', { review, finding, ...action })).said).not.toContain(often)
  })
})

test('what one person can put into one check, in figures', () => {
  expect(personLimits).toEqual({
    events: 2000,
    names: 20,
    letters: 100_000,
    told: 50,
    questioned: 200,
    ownStories: 20,
  })
})

describe('at the end of what one person can do', () => {
  test('a form that stays open is the one that was sent', async () => {
    await already(many(personLimits.letters / 1000, said('w'.repeat(1000))))
    await act('Jo', {
      type: 'decide',
      review,
      finding,
      treatment: 'mitigate',
      own: 'x',
      owner: 'Mei',
      due: '2027-01-10',
    })
    const sent = {
      takeStance: { stance: 'yes', reason: 'x' },
      tell: { words: 'x' },
      overrideBand: { band: 'actFirst', reason: 'x' },
      addStory: { words: 'x' },
      stepDone: { shown: 'x' },
      decide: { treatment: 'mitigate', own: 'x', owner: 'Jo', due: '2027-01-10' },
    }
    for (const [type, more] of Object.entries(sent)) {
      const { form } = await act('Mei', { type, review, finding, ...more })
      expect(form?.submit.action.type).toBe(type)
    }
    expect(
      (await act('Mei', { type: 'decide', review, finding, ...sent.decide, own: '', reason: '' }))
        .said,
    ).not.toContain(much)
  })

  test('what has no form to keep open is refused as kindly', async () => {
    await already(many(personLimits.letters / 1000, said('w'.repeat(1000))))
    const answer = { type: 'answer', review, question: 'about.what', version: 1, value: 'x' }
    const dana = await act('Mei', { type: 'reopenStory', review, finding, reason: 'x' })
    expect(dana).toMatchObject({ said: expect.stringContaining(much), form: undefined })
    await already(many(personLimits.letters / 1000, said('w'.repeat(1000), 'dana')))
    await act('Dana', { type: 'change', review, question: 'about.what' })
    expect((await act('Dana', answer)).said).toContain(much)
  })

  test('exactly the last letter and the last thing fit', async () => {
    await already(many(personLimits.letters / 1000 - 1, said('w'.repeat(1000))))
    expect((await act('Mei', stance('w'.repeat(1000)))).said).not.toContain(much)
    expect((await act('Mei', stance('w'))).said).toContain(much)
    await already(many(personLimits.events - 1, said('', 'jo')))
    await act('Jo', { type: 'storyMore', review, finding })
    const { events } = await record()
    const left = personLimits.events - events.filter(({ by }) => by === 'jo').length
    expect(left).toBe(1)
    await already([{ type: 'joined', at, by: 'jo', person: { id: 'jo', name: 'Jo' } }])
    expect((await act('Jo', stance())).said).toContain(often)
  })

  test('reasons that are put in doubt have their own', async () => {
    const doubt: ReviewEvent = {
      type: 'becauseQuestioned',
      at,
      by: 'mei',
      finding,
      question: 'in.how',
      reason: 'x',
    }
    await already(many(personLimits.questioned, doubt))
    const action = { type: 'questionBecause', review, finding, reason: 'No' }
    const { form } = await act('Jo', { type: 'openBecause', review, finding })
    const [field] = form?.elements.flatMap((one) => (one.type === 'field' ? [one.field] : [])) ?? []
    const question = field?.type === 'choice' ? field.options[0]?.value : undefined
    expect((await act('Mei', { ...action, question })).said).toContain(often)
    expect((await act('Jo', { ...action, question })).said).not.toContain(often)
  })
})

describe('a name', () => {
  const called = (n: number): ReviewEvent => ({
    type: 'joined',
    at,
    by: 'mei',
    person: { id: 'mei', name: n % 2 === 0 ? 'Mei' : 'mEI' },
  })
  const names = async () =>
    (await record()).events.flatMap((event) =>
      event.type === 'joined' && event.person.id === 'mei' ? [event.person.name] : [],
    )

  test('may be changed often, then the last one stays, which is said; what was done is kept', async () => {
    await already(Array.from({ length: personLimits.names - 1 }, (_, n) => called(n)))
    expect((await act('MEI', stance())).said).not.toContain('you stay')
    expect(await names()).toHaveLength(personLimits.names)
    expect((await act('mei', { ...stance(), stance: 'yes' })).said).toContain('you stay MEI here')
    expect((await names()).at(-1)).toBe('MEI')
    expect(await names()).toHaveLength(personLimits.names)
    expect((await record()).events.at(-1)).toMatchObject({ type: 'stanceTaken', stance: 'yes' })
    expect((await act('MEI', { ...stance(), stance: 'no' })).said).not.toContain('you stay')
  })
})
