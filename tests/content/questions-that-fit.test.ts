import { expect, test } from 'vitest'
import { loadContent } from '../../src/content/load.ts'
import { sayFrom } from '../../src/content/say.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { exampleWords } from '../../src/review/answer-words.ts'
import { root } from '../analysis/real-content.ts'
import { Conversation } from '../engine/conversation.ts'

const loaded = await loadContent(root)
if (!loaded.ok) throw new Error('The content has mistakes.')
const { content } = loaded
const flow = content.flows.get('product-check')
if (!flow) throw new Error('There is no flow "product-check"')

/** Every question that is asked of somebody who answers like this, and is not sure of anything else. */
function askedOf(answers: Readonly<Record<string, AnswerValue>>): readonly string[] {
  const talk = new Conversation(flow as NonNullable<typeof flow>)
  const asked: string[] = []
  for (let at = talk.shows('dana'); at !== 'checking'; at = talk.shows('dana')) {
    asked.push(at)
    const answer = answers[at]
    if (answer === undefined)
      talk.do({ kind: 'notSure', question: at, person: 'dana', at: '', version: 0 })
    else talk.says('dana', answer)
  }
  return asked
}

const shop = { 'about.features': ['signin', 'pay'], 'about.shape': ['web'] }

test('a tool for staff alone is not asked about giveaways and new accounts, whoever can open its first screen', () => {
  const asked = askedOf({ ...shop, 'people.who': ['staff'] })
  expect(asked).toContain('in.how')
  expect(asked).not.toContain('money.grab')
  expect(asked).not.toContain('in.join')
})

test('a product for customers is asked about new accounts where its first screen may be open to anyone', () => {
  expect(askedOf({ ...shop, 'people.who': ['public'] })).toContain('in.join')
})

test('where nobody is sure which services there are, none is asked about', () => {
  const asked = askedOf({ ...shop, 'people.who': ['public'] })
  expect(asked).toContain('conn.kinds')
  expect(asked.filter((id) => id.startsWith('conn.'))).toEqual(['conn.kinds'])
})

test('named services are asked about', () => {
  const asked = askedOf({ ...shop, 'people.who': ['public'], 'conn.kinds': ['pay'] })
  expect(asked).toContain('conn.services')
})

test('an idea has examples that need nothing to try', () => {
  const { rules, read } = new Conversation(flow).compiled
  const question = rules.byId.get('out.reach')
  if (!question) throw new Error('There is no question "out.reach"')
  const say = sayFrom(content.messages)
  const words = (stage: string) =>
    exampleWords(
      {
        say,
        rules,
        facts: read([{ question: 'about.stage', value: stage, by: '', at: '' }]).facts,
      },
      question,
    )
  expect(words('live')).toBe(question.example)
  expect(words('idea')).toBe(question.exampleEarly)
})
