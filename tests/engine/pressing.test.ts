import { describe, expect, test } from 'vitest'
import { versionOf } from '../../src/engine/interview.ts'
import { Conversation } from './conversation.ts'
import { ask, choice, flowOf, when } from './small-flow.ts'

const flow = flowOf({
  about: [
    ask('summary', { type: 'text', choices: [] }),
    ask('signin'),
    ask('how', {
      type: 'multi',
      choices: [choice('code'), choice('key'), choice('none', { exclusive: true })],
      when: when('signin', 'yes'),
    }),
    ask('copies'),
  ],
})

describe('pressing twice, too late, or the wrong thing', () => {
  test('a double press changes nothing', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'signin', 'yes', 0)
    const before = talk.interview
    const again = talk.answers('dana', 'signin', 'yes', 0)
    expect(again).toMatchObject({ ok: true, repeat: true, changes: [] })
    expect(talk.interview).toBe(before)
  })

  test('another answer from an old card is told what stands instead', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'signin', 'yes', 0)
    expect(talk.answers('dana', 'signin', 'no', 0)).toEqual({
      ok: false,
      problem: 'stale',
      current: { value: 'yes', version: 1 },
    })
    expect(talk.answers('dana', 'signin', 'no', 1).ok).toBe(true)
    expect(versionOf(talk.interview, 'signin', 'dana')).toBe(2)
  })

  test('a colleague’s answer makes nobody’s button stale', () => {
    const talk = new Conversation(flow)
    talk.answers('ravi', 'copies', 'no', 0)
    expect(talk.answers('dana', 'copies', 'yes', 0).ok).toBe(true)
    expect(talk.state('copies')).toBe('disputed')
  })

  test('what was typed carries no version and is never stale', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'signin', 'yes')
    expect(talk.answers('dana', 'signin', 'no').ok).toBe(true)
  })

  test('what is no answer is refused and changes nothing', () => {
    const talk = new Conversation(flow)
    const refused = (question: string, value: string | string[]) => {
      const outcome = talk.answers('dana', question, value)
      return outcome.ok ? 'taken' : outcome.problem
    }
    expect(refused('signin', 'perhaps')).toBe('not-a-choice')
    expect(refused('summary', ' ')).toBe('empty')
    expect(refused('nobody-wrote-it', 'yes')).toBe('unknown-question')
    expect(refused('how', ['code', 'none'])).toBe('not-together')
    expect(talk.interview.answers).toEqual([])
  })

  test('a question that no longer applies is not answered', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'signin', 'no')
    expect(talk.answers('dana', 'how', ['code'])).toMatchObject({
      ok: false,
      problem: 'not-applicable',
    })
  })

  test('any question that applies may be answered, also out of turn', () => {
    const talk = new Conversation(flow)
    expect(talk.answers('ravi', 'copies', 'yes').ok).toBe(true)
    expect(talk.shows('ravi')).toBe('summary')
  })
})

describe('not sure and skip', () => {
  test('three different things are kept: not sure, skipped, not asked', () => {
    const talk = new Conversation(flow)
    talk.skips('dana')
    const at = '2026-11-21T09:00:00Z'
    talk.do({ kind: 'notSure', question: 'signin', person: 'dana', at })
    expect([talk.state('summary'), talk.state('signin'), talk.state('copies')]).toEqual([
      'skipped',
      'notSure',
      'unasked',
    ])
    expect(talk.shows('dana')).toBe('how')
  })

  test('skipping on a second look leaves the answer as it is', () => {
    const talk = new Conversation(flow)
    talk.says('dana', 'Swimming lessons')
    talk.goesBack('dana')
    talk.skips('dana')
    expect(talk.state('summary')).toBe('known')
    expect(talk.shows('dana')).toBe('signin')
  })

  test('what one person skipped or did not know, a colleague is still asked', () => {
    const talk = new Conversation(flow)
    talk.skips('mei')
    expect(talk.shows('mei')).toBe('signin')
    expect(talk.shows('dana')).toBe('summary')
    talk.says('mei', '?')
    talk.says('dana', 'Swimming lessons')
    expect(talk.shows('dana')).toBe('signin')
  })

  test('what one person knew, nobody else is asked', () => {
    const talk = new Conversation(flow)
    talk.says('mei', 'Swimming lessons')
    expect(talk.shows('dana')).toBe('signin')
  })
})

describe('back and change', () => {
  const talked = () => {
    const talk = new Conversation(flow)
    talk.says('dana', 'Swimming lessons')
    talk.says('dana', 'yes')
    talk.says('dana', ['code'])
    return talk
  }

  test('back leads through what was shown, to the beginning', () => {
    const talk = talked()
    const shown = ['how', 'signin', 'summary'].map(() => {
      talk.goesBack('dana')
      return talk.shows('dana')
    })
    expect(shown).toEqual(['how', 'signin', 'summary'])
    expect(talk.goesBack('dana')).toMatchObject({ ok: false, problem: 'nothing-before' })
  })

  test('a double press on Back goes back once', () => {
    const talk = talked()
    talk.do({ kind: 'back', person: 'dana', from: 'copies' })
    expect(talk.do({ kind: 'back', person: 'dana', from: 'copies' })).toMatchObject({
      repeat: true,
    })
    expect(talk.shows('dana')).toBe('how')
  })

  test('one person’s Back moves nobody else', () => {
    const talk = talked()
    talk.says('ravi', '?')
    talk.goesBack('dana')
    expect(talk.shows('ravi')).toBe('checking')
  })

  test('the same answer again, or "continue", leads on to the first open question', () => {
    const talk = talked()
    talk.goesBack('dana')
    talk.says('dana', ['code'])
    expect(talk.shows('dana')).toBe('copies')
    talk.do({ kind: 'change', person: 'dana', question: 'summary' })
    expect(talk.shows('dana')).toBe('summary')
    talk.do({ kind: 'continue', person: 'dana' })
    expect(talk.shows('dana')).toBe('copies')
  })

  test('back passes over what no longer applies', () => {
    const talk = talked()
    talk.answers('dana', 'signin', 'no')
    talk.goesBack('dana')
    talk.goesBack('dana')
    expect(talk.shows('dana')).toBe('summary')
  })

  test('one cannot change what does not exist, does not apply, or is with somebody else', () => {
    const talk = talked()
    talk.answers('dana', 'signin', 'no')
    talk.handsOver('dana', 'ravi', 'copies')
    const change = (question: string) => {
      const outcome = talk.do({ kind: 'change', person: 'dana', question })
      return outcome.ok ? 'taken' : outcome.problem
    }
    expect(change('nobody-wrote-it')).toBe('unknown-question')
    expect(change('how')).toBe('not-applicable')
    expect(change('copies')).toBe('not-yours')
    expect(change('summary')).toBe('taken')
  })
})

test('a person may have any name, even one that objects have a meaning for', () => {
  const talk = new Conversation(flow)
  for (const name of ['constructor', '__proto__', 'toString']) {
    talk.says(name, '?')
    talk.goesBack(name)
    expect(talk.shows(name)).toBe('summary')
    expect(versionOf(talk.interview, 'summary', name)).toBe(1)
    talk.interview = JSON.parse(JSON.stringify(talk.interview))
    expect(talk.shows(name)).toBe('summary')
  }
})
