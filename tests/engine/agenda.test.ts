import { describe, expect, test } from 'vitest'
import { left } from '../../src/engine/agenda.ts'
import { Conversation } from './conversation.ts'
import { ask, flowOf, when } from './small-flow.ts'

const detail = { depth: 'detail' } as const
const flow = flowOf({
  all: [
    ask('kind'),
    ask('copies', { ...detail, when: when('kind', 'yes') }),
    ask('sure', { ...detail, when: when('kind', 'yes'), whenSure: true }),
    ask('crew', detail),
  ],
})
const talk = () => new Conversation(flow, 'quick')
const ids = (one: Conversation) => left(one.compiled, one.interview).map(({ id }) => id)

describe('what going deeper offers', () => {
  test('is what applies and is not asked, with what only makes sense for sure once it is sure', () => {
    const one = talk()
    expect(ids(one)).toEqual(['copies', 'crew'])
    one.answers('dana', 'kind', 'yes')
    expect(ids(one)).toEqual(['copies', 'sure', 'crew'])
    one.answers('dana', 'kind', 'no')
    expect(ids(one)).toEqual(['crew'])
  })

  test('is not what was answered already, or is asked since', () => {
    const one = talk()
    one.answers('dana', 'kind', 'yes')
    one.answers('dana', 'crew', 'no')
    expect(ids(one)).toEqual(['copies', 'sure'])
    one.do({ kind: 'goDeeper', section: 'all' })
    expect(ids(one)).toEqual([])
    expect(one.shows('dana')).toBe('copies')
  })
})
