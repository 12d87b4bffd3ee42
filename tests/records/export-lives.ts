import type { ItemStatus } from '../../src/domain/item-status.ts'
import type { MemoryTracker } from '../review/memory-tracker.ts'
import { grave, Life, type Program, small } from './program.ts'

/** Steps that are items of a tracker: one is closed there and shown, one is not planned, one is gone, one was refused; and a later look. */
export async function tracked(program: Program, tracker: MemoryTracker): Promise<void> {
  const life = new Life(program, 'tracked')
  await life.starts('Swim Booking')
  await life.answers('Dana', grave)
  await life.isPosted()
  const [first, second, third, refused] = await life.stories()
  const fix = { type: 'decide', treatment: 'mitigate', own: 'Lock it', due: '2026-12-15' }
  for (const finding of [first, second, third, refused])
    await life.act('Dana', { ...fix, finding, owner: life.called('Ravi') })
  for (const finding of [first, second, third]) await life.act('Ravi', { type: 'putItem', finding })
  tracker.failures.push({ ok: false, retry: 'never', why: 'tracker-forbidden' })
  await life.act('Dana', { type: 'putItems' })
  await life.act('Ravi', { type: 'moveStep', finding: first, due: '2026-12-18' })
  const seen = async (id: string, status: ItemStatus) => {
    tracker.set(id, status)
    life.pass(1)
    await program.reviews.resume()
    await program.settled()
  }
  await seen('1', 'done')
  await life.act('Ravi', { type: 'stepDone', finding: first, shown: 'Try the door.' })
  await seen('2', 'notPlanned')
  await seen('3', 'missing')
  await life.act('Dana', { ...fix, finding: second, own: 'Wall it up', owner: life.called('Mei') })
  await life.act('Mei', { type: 'putItem', finding: second })
  await life.act('Dana', { type: 'close', sure: true })
  life.pass(30)
  await life.looks('again')
  for (const section of ['about', 'people', 'info', 'wrong'])
    await life.act('Dana', { type: 'stillTrue', section })
  await life.answers('Dana', grave)
  await life.isPosted()
  await program.settled()
}

/** Answers from a file, from somebody's assistant and from other checks: taken, refused, asked and left open. */
export async function suggested(program: Program): Promise<void> {
  const { reviews, workspace, channel, people, clock } = program
  const life = new Life(program, 'suggested')
  await life.starts('Swim Booking')
  await life.answers('Dana', small, 2)
  clock.pass(60)
  await reviews.suggest({ workspace, channel, who: people.Dana }, life.review, {
    delivery: 'suggested-file',
    file: { name: 'answers.yaml', bytes: new TextEncoder().encode(broughtFile) },
  })
  await program.settled()
  const source = { kind: 'assistant', said: 'src/routes.ts says so' } as const
  await life.act('Dana', {
    type: 'suggestAnswers',
    answers: [
      { question: 'conn.kinds', value: ['mail'], source },
      { question: 'run.updates', value: 'rare', source },
    ],
  })
  await life.act('Dana', { type: 'confirmSuggested', section: 'people' })
  await life.act('Dana', { type: 'confirmSuggested', offer: 4 })
  await life.act('Dana', { type: 'refuseSuggested', offer: 3 })
  await life.act('Dana', { type: 'askSuggested', offer: 5 })
  await life.act('Dana', { type: 'confirmSuggested', section: 'info' })
  for (const section of ['people', 'info', 'conn', 'run'])
    await life.act('Dana', { type: 'askSuggested', section })
  await life.answers('Dana', small)
  await life.isPosted()
}

const broughtFile = `answers:
  people.who: [staff]
  people.count: tiny
  info.kinds: [contact]
  info.leak: mild
`

/** What other checks of theirs agree on is suggested, too; nobody has dealt with another suggestion yet. */
export async function known(program: Program): Promise<void> {
  const earlier = new Life(program, 'known-earlier')
  const company = { ...small, 'about.features': ['signin'], 'in.how': ['company'] }
  await earlier.starts('Swim Booking')
  await earlier.answers('Dana', company)
  await earlier.act('Dana', { type: 'goDeeper', section: 'in' })
  await earlier.answers('Dana', company)
  await earlier.isPosted()
  const life = new Life(program, 'known')
  await life.starts('Swim Booking at sea')
  await life.act('Dana', { type: 'suggestKnown' })
  await life.act('Dana', { type: 'confirmSuggested', offer: 1 })
  const source = { kind: 'file', format: 'table', file: 'sheet.csv', line: 2 } as const
  const answers = [{ question: 'people.who', value: ['staff'], source }]
  await life.act('Dana', { type: 'suggestAnswers', answers })
}
