import { beforeEach, describe, expect, test } from 'vitest'
import { bandWord } from '../../src/report/phrases.ts'
import { fold } from '../../src/review/state.ts'
import { content, say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { fieldIn, textsIn } from './pressing.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted())
})

const act = async (name: string, action: object) => {
  const outcome = await bench.act(name, { review, finding, ...action })
  return { ...outcome, said: outcome.replies.map(words).join('\n') }
}
const talk = async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('no record')
  return fold(record).stories.get(finding)
}
const day = (days: number) => bench.clock.later(bench.clock.now(), days * 86_400).slice(0, 10)
const decide = (name: string, more: object = {}) =>
  act(name, {
    type: 'decide',
    treatment: 'mitigate',
    own: 'We lock it',
    owner: 'Jo',
    due: day(10),
    ...more,
  })

describe('the form to decide', () => {
  test('offers steps of this story, none ticked, and a day that fits the first one', async () => {
    const { form } = await act('Mei', { type: 'openDecide' })
    const steps = fieldIn(form, 'safeguards')
    const options = steps?.type === 'choices' ? steps.options : []
    expect(options.length).toBeGreaterThan(1)
    expect(options.length).toBeLessThanOrEqual(8)
    expect(steps).not.toHaveProperty('value')
    const known = content.catalogue.safeguards.find(({ id }) => id === options[0]?.value)
    const days = { S: 7, M: 21, L: 60 }[known?.effort ?? 'M']
    expect(fieldIn(form, 'due')).toMatchObject({ value: day(days) })
    expect(fieldIn(form, 'treatment')).toMatchObject({ value: 'mitigate' })
    const label = known?.text.replace(/\.$/, '') ?? 'nothing'
    expect(options[0]?.label).toContain(label)
    expect(options[0]?.label).not.toContain(`${label}.`)
    const treatments = fieldIn(form, 'treatment')
    expect(treatments?.type === 'choice' && treatments.options).toContainEqual({
      value: 'accept',
      label: say('discussion.decide.accept'),
    })
  })

  test('shows what was decided before, so that it is changed and not filled in again', async () => {
    const offered = fieldIn((await act('Mei', { type: 'openDecide' })).form, 'safeguards')
    const [, step = ''] = offered?.type === 'choices' ? offered.options.map((one) => one.value) : []
    const stood = { own: 'We lock it', owner: 'Jo', due: day(10), reason: 'It is cheap' }
    await decide('Mei', { ...stood, safeguards: step, treatment: 'transfer' })
    const { form } = await act('Mei', { type: 'openDecide' })
    expect(fieldIn(form, 'safeguards')).toMatchObject({ value: [step] })
    expect(fieldIn(form, 'own')).toMatchObject({ value: stood.own })
    expect(fieldIn(form, 'treatment')).toMatchObject({ value: 'transfer' })
    expect(fieldIn(form, 'owner')).toMatchObject({ value: 'Jo', person: 'jo' })
    expect(fieldIn(form, 'due')).toMatchObject({ value: stood.due })
    expect(fieldIn(form, 'reason')).toMatchObject({ value: stood.reason })
  })

  test('ticks nothing where the team decided to live with it', async () => {
    await decide('Mei', { own: '', treatment: 'accept', reason: 'It is rare' })
    const { form } = await act('Mei', { type: 'openDecide' })
    expect(fieldIn(form, 'safeguards')).toMatchObject({ value: [] })
    expect(fieldIn(form, 'own')).not.toHaveProperty('value')
    expect(fieldIn(form, 'treatment')).toMatchObject({ value: 'accept' })
    expect(fieldIn(form, 'reason')).toMatchObject({ value: 'It is rare' })
  })

  test.each([
    ['due', { due: '2026-01-01' }],
    ['owner', { owner: '' }],
    ['own', { own: '' }],
    ['own', { own: '', safeguards: 'no-such-step' }],
    ['reason', { treatment: 'accept' }],
  ])('stays open at “%s” where that is wrong, and keeps nothing', async (wrong, more) => {
    const outcome = await decide('Mei', more)
    expect(outcome).toMatchObject({ wrong })
    expect(outcome.form?.submit.action).toMatchObject({ type: 'decide' })
    expect(outcome.said).not.toBe('')
    expect(await talk()).toBeUndefined()
  })
})

describe('a decision', () => {
  test('keeps what was picked of this story’s own steps, from a form’s one line too', async () => {
    const { form } = await act('Mei', { type: 'openDecide' })
    const field = fieldIn(form, 'safeguards')
    const ids = field?.type === 'choices' ? field.options.map(({ value }) => value) : []
    const [one, two] = ids
    await decide('Mei', { own: '', safeguards: `${one},${two},${one},elsewhere` })
    expect((await talk())?.decision).toMatchObject({
      treatment: 'mitigate',
      by: 'mei',
      owner: 'jo',
      due: day(10),
      safeguards: [one, two],
    })
    expect((await talk())?.decision).not.toHaveProperty('own')
    expect((await talk())?.decision).not.toHaveProperty('reason')
    expect(await talk()).toMatchObject({ phase: 'decided', history: [] })
  })

  test('keeps one’s own step and reason; whoever sees to it takes part', async () => {
    expect((await decide('Mei', { reason: 'It is cheap' })).said).toContain('Jo')
    expect((await talk())?.decision).toMatchObject({ own: 'We lock it', reason: 'It is cheap' })
    const record = await bench.store.load({ workspace: 'local', id: review })
    const joined = record?.events.filter((event) => event.type === 'joined') ?? []
    expect(joined.map((event) => 'person' in event && event.person.id)).toEqual([
      'dana',
      'mei',
      'jo',
    ])
  })

  test('“live with it” takes no steps and waits for somebody else, who can be anybody but its author', async () => {
    const said = await decide('Mei', { treatment: 'accept', reason: 'It is rare' })
    expect(said.said).toContain(say('discussion.decide.needsSecond'))
    expect(await talk()).toMatchObject({ phase: 'answered', decision: { safeguards: [] } })
    expect((await act('Mei', { type: 'secondDecision' })).said).toBe(
      say('discussion.secondDecision.own'),
    )
    expect((await act('Jo', { type: 'secondDecision' })).said).toBe(
      say('discussion.secondDecision.done'),
    )
    expect(await talk()).toMatchObject({ phase: 'decided', decision: { secondedBy: 'jo' } })
  })

  test('to act has nobody to agree with', async () => {
    expect((await act('Jo', { type: 'secondDecision' })).said).toBe(
      say('discussion.secondDecision.none'),
    )
    await decide('Mei')
    expect((await act('Jo', { type: 'secondDecision' })).said).toBe(
      say('discussion.secondDecision.none'),
    )
  })

  test('that its author takes back before anybody agreed leaves no trace; any other does', async () => {
    const accept = { treatment: 'accept', reason: 'It is rare' }
    await decide('Mei', accept)
    await decide('Mei')
    expect((await talk())?.history).toEqual([])
    await decide('Mei', { own: 'We lock it twice' })
    expect((await talk())?.history).toMatchObject([
      { was: { decision: { own: 'We lock it' } }, endedBy: 'mei' },
    ])
    await act('Ravi', { type: 'takeStance', stance: 'yes' })
    expect((await talk())?.history).toHaveLength(1)
  })
})

describe('steps that are done', () => {
  test('are shown with what to look at; before there are any, nothing is done', async () => {
    const early = await act('Mei', { type: 'openDone' })
    expect(early.form).toBeUndefined()
    const offered = fieldIn((await act('Mei', { type: 'openDecide' })).form, 'safeguards')
    const id = offered?.type === 'choices' ? offered.options[0]?.value : undefined
    await decide('Mei', { own: '', safeguards: [id] })
    const notTheirs = say('discussion.stepDone.notYours', { owner: 'Jo', facilitator: 'Dana' })
    expect((await act('Mei', { type: 'openDone' })).said).toBe(notTheirs)
    expect((await act('Mei', { type: 'stepDone' })).said).toBe(notTheirs)
    expect((await act('Dana', { type: 'openDone' })).form).toBeDefined()
    const { form } = await act('Jo', { type: 'openDone' })
    const known = content.catalogue.safeguards.find((one) => one.id === id)
    expect(textsIn(form).slice(1)).toEqual([
      say('discussion.stepDone.check', { check: known?.check ?? '' }),
    ])
    expect(textsIn(form)[0]).toMatch(/\?/)
    const { form: again } = await act('Mei', { type: 'openReopen' })
    expect(textsIn(again)[0]).toMatch(/\?/)
    expect(again?.submit).toMatchObject({ action: { type: 'reopenStory', review, finding } })
    expect(form?.submit).toMatchObject({
      action: { type: 'stepDone', review, finding },
      collects: true,
    })
    const done = await act('Jo', { type: 'stepDone', shown: 'I tried it' })
    expect(done.said).toBe(say('discussion.stepDone.thanks'))
    expect((await talk())?.decision).toMatchObject({ done: true, shown: 'I tried it' })
    expect((await talk())?.decision?.doneAt).toBe(bench.clock.now())
  })
})

describe('another band', () => {
  test('stands beside the one that was worked out', async () => {
    const { form } = await act('Mei', { type: 'openBand' })
    const bands = fieldIn(form, 'band')
    expect(bands?.type === 'choice' && bands.options.length).toBe(4)
    const change = { type: 'overrideBand', band: 'keepInMind', reason: 'We are small' }
    const { said } = await act('Mei', change)
    expect(said).toContain(bandWord(say, 'keepInMind'))
    expect((await talk())?.override).toMatchObject({
      band: 'keepInMind',
      by: 'mei',
      reason: 'We are small',
      at: bench.clock.now(),
    })
  })
})

describe('a story that is left for later', () => {
  test('is parked by its facilitator, and talked about again by anybody', async () => {
    await act('Mei', { type: 'park' })
    expect((await talk())?.parked ?? false).toBe(false)
    expect((await act('Dana', { type: 'park' })).said).toBe(say('discussion.park.done'))
    expect(await talk()).toMatchObject({ parked: true })
    expect((await act('Mei', { type: 'openReopen' })).said).toBe(say('discussion.reopen.done'))
    expect(await talk()).toMatchObject({ parked: false })
  })
})

describe('a story in the team’s own words', () => {
  const own = { finding: 'own-1' }
  beforeEach(() => act('Mei', { type: 'addStory', words: 'The key is under the mat' }))

  test('has no band to see differently', async () => {
    const tooEarly = say('conversation.gentle.tooEarly')
    expect((await act('Mei', { type: 'openBand', ...own })).said).toBe(tooEarly)
    const other = { type: 'overrideBand', band: 'planSoon', reason: 'It is rare' }
    expect((await act('Mei', { ...other, ...own })).said).toBe(tooEarly)
  })

  test('can be told about and parked, and rests on no answer', async () => {
    const more = (await act('Mei', { type: 'storyMore', ...own })).said
    expect(more).toContain('Tell Dana privately')
    expect((await act('Mei', { type: 'openBecause', ...own })).said).toBe(
      say('discussion.because.none'),
    )
  })
})
