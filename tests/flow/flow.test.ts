import { describe, expect, test } from 'vitest'
import { flowRules } from '../../src/flow/fact.ts'
import { flowSourceSchema } from '../../src/flow/flow.ts'
import { ask, flowOf } from '../engine/small-flow.ts'

describe('a questionnaire', () => {
  const each = { list: 'services', max: 2 }
  const flow = flowOf({
    one: [ask('later', { depth: 'detail' }), ask('services', { type: 'list', choices: [] })],
    two: [ask('gives', { each }), ask('gets', { each }), ask('keys', { depth: 'standard' })],
  })

  test('opens questions about services into one for each, service by service', () => {
    expect(flow.questions.map(({ id }) => id)).toEqual([
      'later',
      'services',
      'gives',
      'gets',
      'gives.2',
      'gets.2',
      'keys',
    ])
    const copy = flow.questions.find(({ id }) => id === 'gets.2')
    expect(copy).toMatchObject({ fact: 'gets.fact.2', source: 'gets', service: 2, section: 'two' })
  })

  test('is asked core first, then the rest in flow order', () => {
    const order = flowRules(flow).askingOrder.map(({ id }) => id)
    expect(order).toEqual(['services', 'gives', 'gets', 'gives.2', 'gets.2', 'later', 'keys'])
  })

  test('is refused with words that nobody knows', () => {
    const source = { id: 'a', version: 1, title: 'A', derived: {}, lowStakes: { always: true } }
    const limits = { quick: 1, lowStakes: 1, full: 1 }
    const sections = [{ id: 's', title: 'S', questions: [{ ...ask('q'), colour: 'red' }] }]
    expect(flowSourceSchema.safeParse({ ...source, limits, sections }).success).toBe(false)
    const good = [{ id: 's', title: 'S', questions: [ask('q')] }]
    expect(flowSourceSchema.safeParse({ ...source, limits, sections: good }).success).toBe(true)
  })
})
