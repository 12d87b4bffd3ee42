import { describe, expect, test } from 'vitest'
import { type AnyMachineSnapshot, createMachine, initialTransition } from 'xstate'
import { conditionText, drawMachineSource, drawMermaid } from '../../src/engine/draw.ts'
import { ask, flowOf, when } from './small-flow.ts'

const flow = flowOf({
  'about-it': [ask('about.what', { short: 'What: "it" does' }), ask('signin')],
  run: [ask('plan', { depth: 'standard' }), ask('how', { when: when('signin', 'yes', 'maybe') })],
})

describe('a flow drawn as Mermaid', () => {
  test('shows rounds, sections, questions in order and when each is asked', () => {
    expect(drawMermaid(flow).split('\n')).toEqual([
      '---',
      'title: Test 1',
      '---',
      'stateDiagram-v2',
      '  direction TB',
      '  [*] --> core',
      '  state core {',
      '    [*] --> core_about_it',
      '    core_about_it --> core_run',
      '    core_about_it : about-it',
      '    state core_about_it {',
      '      about_what : about.what (What, it does)',
      '      [*] --> about_what',
      '      signin : signin (signin)',
      '      about_what --> signin',
      '    }',
      '    core_run : run',
      '    state core_run {',
      '      how : how (how) if signin.fact is yes | maybe',
      '      [*] --> how',
      '    }',
      '  }',
      '  state more {',
      '    [*] --> more_run',
      '    more_run : run',
      '    state more_run {',
      '      plan : plan (plan)',
      '      [*] --> plan',
      '    }',
      '  }',
      '  core --> more',
      '  more --> checking',
      '  checking --> [*]',
      '',
    ])
  })
})

describe('a flow drawn as machine source', () => {
  const source = drawMachineSource(flow)
  const literal = source.slice(source.indexOf('createMachine(') + 14, source.lastIndexOf(')'))

  test('is what Stately Studio imports: one literal, no code in it', () => {
    expect(source).toContain("import { createMachine } from 'xstate'")
    expect(JSON.parse(literal)).toMatchObject({ id: 'test', version: '1', description: 'Test' })
    expect(literal).toContain('\n  "version": "1",\n')
    expect(source).toContain('how is settled or not (signin.fact is yes | maybe)')
    expect(source).toContain('plan is settled or not chosen')
  })

  test('tells each question as it is asked, and what would settle it', () => {
    const told = drawMachineSource(
      flowOf({
        all: [
          ask('one', { ask: 'Who comes in?', short: 'Way in' }),
          ask('two', { inferred: { when: when('one', 'no'), value: 'no' } }),
        ],
      }),
    )
    expect(told).toContain('"description": "Who comes in?"')
    expect(told).not.toContain('Way in')
    expect(told).toContain('two is settled or one.fact is no')
    expect(told).not.toContain('one is settled or')
  })

  test('runs: it stops at the first question whose way out is closed', () => {
    const names: string[] = []
    JSON.parse(literal, (key, value) => (key === 'guard' ? names.push(value) : value))
    const stopAt = (open: string) => {
      const guards = names.map((name) => [name, () => !name.startsWith(`${open} `)] as const)
      const machine = createMachine(JSON.parse(literal)).provide({
        guards: Object.fromEntries(guards),
      })
      return (initialTransition(machine)[0] as AnyMachineSnapshot).value
    }
    expect(stopAt('signin')).toEqual({ core: { 'core-about-it': 'signin' } })
    expect(stopAt('plan')).toEqual({ more: { 'more-run': 'plan' } })
    expect(stopAt('nothing')).toBe('checking')
  })
})

test('conditions read as one would say them', () => {
  const text = conditionText({
    all: [
      { any: [{ derived: 'web' }, { fact: 'a', includes: ['x', 'y'] }] },
      { not: { all: [{ fact: 'b', is: ['z'] }, { always: true }] } },
    ],
  })
  expect(text).toBe('(web or a includes x | y) and not (b is z and always)')
})
