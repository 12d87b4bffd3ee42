import { beforeEach, expect, test } from 'vitest'
import { plainMessage } from '../../src/message/plain-text.ts'
import { type Bench, weak, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
const finding = 'must-never-happen'

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted({
    by: 'Mia',
    answers: { ...weak, 'wrong.never': 'Records are lost' },
  }))
})

const act = async (name: string, action: object) => {
  const { replies, form } = await bench.act(name, { review, finding, ...action })
  return { said: replies.map(words).join('\n'), form }
}
const card = () => bench.threadCard('Tom', review, `story/${finding}`)

test('it names who said it, and asks how it could happen', async () => {
  const [first] = (await card()).split('\n')
  expect(first).toBe(
    plainMessage(bench.say('thread.story.neverBy', { name: 'Mia', words: 'Records are lost' })),
  )
  expect(await card()).toContain('Nobody has said how')
})

test('whoever looks after the check is not asked to tell themselves', async () => {
  expect((await act('Tom', { type: 'storyMore' })).said).toContain('Tell Mia privately')
  const { said } = await act('Mia', { type: 'storyMore' })
  expect(said).toContain('Leave it for later')
  expect(said).not.toContain('privately')
})

test('everybody can say how; all see it, with a name', async () => {
  const { form } = await act('Tom', { type: 'openHow' })
  expect(JSON.stringify(form?.elements)).toContain('Everyone sees your answer and your name')
  await act('Tom', { type: 'answerHow', words: 'Somebody presses *delete*' })
  await act('Mia', { type: 'answerHow', words: 'The disk breaks' })
  expect(await card()).toContain('Tom: “Somebody presses *delete*”')
  expect(await card()).toContain('Mia: “The disk breaks”')
})

test('the same once more changes nothing, and nobody fills the card alone', async () => {
  await act('Tom', { type: 'answerHow', words: 'The disk breaks' })
  expect((await act('Tom', { type: 'answerHow', words: 'The disk breaks' })).said).toContain(
    'Nothing changed',
  )
  for (const n of [1, 2, 3, 4]) await act('Tom', { type: 'answerHow', words: `Way ${n}` })
  expect((await act('Tom', { type: 'answerHow', words: 'One more' })).said).toContain('5 answers')
  expect(await card()).not.toContain('One more')
})

test('there are safety steps to choose from, and none is ticked', async () => {
  const { form } = await act('Tom', { type: 'openDecide' })
  const fields = form?.elements.flatMap((one) => (one.type === 'field' ? [one.field] : [])) ?? []
  const steps = fields.find(({ id }) => id === 'safeguards')
  if (steps?.type !== 'choices') throw new Error('no steps are offered')
  expect(steps.options.length).toBeGreaterThan(2)
  expect(steps.value ?? []).toEqual([])
  const decision = { type: 'decide', treatment: 'mitigate', owner: 'Tom', due: '2026-12-24' }
  const safeguards = [steps.options[0]?.value ?? '']
  expect((await act('Tom', { ...decision, safeguards })).said).toContain('Decided')
})
