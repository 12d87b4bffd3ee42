import { expect, test } from 'vitest'
import type { ActionContext, ActionEffect } from '../../src/review/action-context.ts'
import { stepDone } from '../../src/review/decision-actions.ts'
import {
  changeOwner,
  declineStep,
  moveStep,
  openMoveStep,
  openOwner,
  takeStep,
} from '../../src/review/promise-actions.ts'
import {
  acceptAgain,
  confirmNo,
  dropStep,
  keepStep,
  openAcceptAgain,
} from '../../src/review/renewal-actions.ts'
import { lookAt } from '../../src/review/review-context.ts'
import { roleOf } from '../../src/review/state.ts'
import { type StoryAt, storyAt } from '../../src/review/story-of.ts'
import { words } from './bench.ts'
import { key, type WaitingCheck, waitingCheck, waits } from './waiting-check.ts'

type Act = (request: ActionContext, story: StoryAt, on: never) => ActionEffect

/** Everything that can be said about a promise, with what is filled in. */
const acts: readonly (readonly [string, Act, object?])[] = [
  ['takes it', takeStep],
  ['asks for another day', openMoveStep],
  ['moves it', moveStep, { due: '2027-01-15', reason: 'The shop is shut' }],
  ['moves it without a word', moveStep, { due: '2027-01-15' }],
  ['moves it to yesterday', moveStep, { due: '2026-11-21' }],
  ['moves it to no other day', moveStep, { due: '2027-06-30' }],
  ['says it is not theirs', declineStep, { reason: 'I left' }],
  ['says so without a word', declineStep, {}],
  ['asks for somebody else', openOwner],
  ['names Mei', changeOwner, { owner: 'Mei' }],
  ['names Ravi', changeOwner, { owner: 'Ravi' }],
  ['names somebody new', changeOwner, { owner: 'Tom' }],
  ['says it is done', stepDone, { shown: 'It is locked' }],
  ['drops it', dropStep],
  ['keeps it', keepStep],
  ['says it is still not possible', confirmNo],
  ['asks to live with it longer', openAcceptAgain],
  ['lives with it longer', acceptAgain, { due: '2027-02-01', reason: 'Still few' }],
  ['lives with it longer for the same reason', acceptAgain, { due: '2027-02-01' }],
  ['lives with it until yesterday', acceptAgain, { due: '2026-11-21' }],
  ['lives with it for years', acceptAgain, { due: '2028-01-01' }],
]

/** What comes of an act, in short lines: what is recorded, what is said, and which form opens. */
function told({ events, replies = [], form, wrong }: ActionEffect): readonly string[] {
  const recorded = events.map(({ at: _, by: __, type, ...event }) => {
    const { finding: ___, ...more } = event as { finding?: string }
    return `+ ${type} ${JSON.stringify(more)}`
  })
  const said = replies.flatMap((reply) => words(reply).split('\n')).map((line) => `> ${line}`)
  const fields = form?.elements.flatMap((one) =>
    one.type === 'field' && 'value' in one.field ? [`${one.field.id}=${one.field.value}`] : [],
  )
  const opened = form ? [`? ${form.title} ${fields?.join(' ')}`.trim()] : []
  return [...recorded, ...said, ...opened, ...(wrong ? [`! ${wrong}`] : [])]
}

/** What each of the three gets for each act; what is the same for several stands once. */
async function effects({ bench, review }: WaitingCheck, finding: string): Promise<string> {
  const record = await bench.store.load(key(review))
  const context = record && lookAt(bench.parts, record)
  const story = context && storyAt(context, finding)
  if (!story) throw new Error('there is no story')
  const lines = acts.map(([name, act, on = {}]) => {
    const answers = new Map<string, string[]>()
    for (const person of ['dana', 'ravi', 'mei']) {
      const me = context.state.people.get(person) ?? { id: person, name: person }
      const role = roleOf(context.state, person)
      const request = { context, me, role, trust: 'operator', isLead: false } as const
      const got = told(act(request, story, on as never)).join('\n  ')
      answers.set(got, [...(answers.get(got) ?? []), me.name])
    }
    return [...answers].map(([got, whom]) => `${whom.join(', ')} ${name}\n  ${got}`).join('\n')
  })
  return `${lines.join('\n')}\n`
}

const lastDecided = async ({ bench, review }: WaitingCheck): Promise<string> => {
  const events = (await bench.store.load(key(review)))?.events ?? []
  const last = events.findLast((event) => event.type === 'decided')
  return last?.type === 'decided' ? last.finding : ''
}

// After a wanted change: npx vitest run tests/review/promise-effects.test.ts -u, and read the difference.
test.each(['owner', 'step', 'needless', 'acceptance', 'no', 'second'] as const)(
  'what can be said about a promise of which “%s” waits, by each of three people',
  async (kind) => {
    const check = await waitingCheck()
    await waits[kind](check)
    const finding = kind === 'needless' ? await lastDecided(check) : check.finding
    await expect(await effects(check, finding)).toMatchFileSnapshot(`promise/effects-${kind}.txt`)
  },
)

test.each([
  ['declined', { type: 'declineStep', reason: 'I left' }],
  ['done', { type: 'stepDone', shown: 'It is locked' }],
  ['taken', { type: 'takeStep' }],
] as const)('and of one that is %s', async (name, action) => {
  const check = await waitingCheck()
  const { bench, review, finding } = check
  await waits.owner(check)
  await bench.act('Ravi', { ...action, review, finding })
  await expect(await effects(check, finding)).toMatchFileSnapshot(`promise/effects-${name}.txt`)
})

test('and of what was lived with until a day that has passed', async () => {
  const check = await waitingCheck()
  await waits.acceptance(check)
  check.bench.clock.to('2026-12-23T10:00:00.000Z')
  const shown = await effects(check, check.finding)
  await expect(shown).toMatchFileSnapshot('promise/effects-ran-out.txt')
})
