import { describe, expect, test } from 'vitest'
import { Conversation } from './conversation.ts'
import { ask, flowOf, when } from './small-flow.ts'

const product = flowOf({
  about: [ask('what', { type: 'text', choices: [] }), ask('signin')],
  in: [
    ask('how', { when: when('signin', 'yes') }),
    ask('reset', { depth: 'detail', when: when('how', 'yes'), value: 3 }),
  ],
  run: [
    ask('copies'),
    ask('plan', { depth: 'standard' }),
    ask('gate', { depth: 'detail', value: 1 }),
  ],
})

describe('a walk through the questions', () => {
  test('asks the core first, then the rest section by section, and ends at checking', () => {
    const talk = new Conversation(product)
    const shown: string[] = []
    while (talk.shows('dana') !== 'checking') {
      shown.push(talk.shows('dana'))
      talk.says('dana', talk.shows('dana') === 'what' ? 'Swimming lessons' : 'yes')
    }
    expect(shown).toEqual(['what', 'signin', 'how', 'copies', 'reset', 'plan'])
  })

  test('leaves out what an answer closes, and asks it after all when the answer changes', () => {
    const talk = new Conversation(product)
    talk.says('dana', 'Swimming lessons')
    talk.says('dana', 'no')
    expect(talk.shows('dana')).toBe('copies')
    talk.says('dana', 'yes')
    expect(talk.shows('dana')).toBe('plan')
    talk.do({ kind: 'change', person: 'dana', question: 'signin' })
    expect(talk.shows('dana')).toBe('signin')
    talk.says('dana', 'yes')
    expect(talk.shows('dana')).toBe('how')
  })

  test('an answer to a question that no longer applies is kept and counts again later', () => {
    const talk = new Conversation(product)
    talk.answers('dana', 'signin', 'yes')
    talk.answers('dana', 'how', 'no')
    talk.answers('dana', 'signin', 'no')
    expect(talk.state('how')).toBe('notApplicable')
    talk.answers('dana', 'signin', 'yes')
    expect(talk.state('how')).toBe('known')
  })
})
