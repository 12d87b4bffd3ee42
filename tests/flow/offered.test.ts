import { describe, expect, test } from 'vitest'
import { flowRules, readFacts } from '../../src/flow/fact.ts'
import { flowSourceSchema, openFlow } from '../../src/flow/flow.ts'
import {
  emptyLibrary,
  offeredChoices,
  placedEntries,
  suggestedAnswers,
} from '../../src/flow/offered.ts'

const base = { owner: 'product', short: 'Q', why: 'W.', example: 'E.', ask: 'Q?', depth: 'core' }
const choice = (value: string, more = {}) => ({ value, label: value, ...more })

const flow = openFlow(
  flowSourceSchema.parse({
    id: 'offers',
    version: 2,
    title: 'Offers',
    limits: { quick: 9, lowStakes: 9, full: 9 },
    lowStakes: { fact: 'f.kinds', is: ['nothing'] },
    derived: {},
    sections: [
      {
        id: 'one',
        title: 'One',
        questions: [
          { ...base, id: 'words', fact: 'f.words', type: 'text' },
          {
            ...base,
            id: 'like',
            fact: 'f.like',
            type: 'multi',
            max: 2,
            offered: { nearest: 'examples' },
            choices: [choice('none', { exclusive: true })],
          },
          {
            ...base,
            id: 'kinds',
            fact: 'f.kinds',
            type: 'multi',
            choices: [choice('names'), choice('cards'), choice('health'), choice('open')],
          },
          {
            ...base,
            id: 'worst',
            fact: 'f.worst',
            type: 'single',
            offered: { among: 'f.kinds' },
            choices: [choice('names'), choice('cards'), choice('health')],
          },
          { ...base, id: 'old', fact: 'f.old', type: 'text', retired: true },
          { ...base, id: 'noun', fact: 'f.noun', type: 'text', suggested: 'people', letters: 8 },
          { ...base, id: 'links', fact: 'f.links', type: 'list', max: 2, suggested: 'service' },
          {
            ...base,
            id: 'words',
            fact: 'f.words.own',
            type: 'list',
            entries: [
              { ask: 'Who uses it', suggested: 'people' },
              { ask: 'Who works on it', suggested: 'staff' },
              { ask: 'What it keeps', suggested: 'thing' },
              { ask: 'What they do', suggested: 'action' },
            ],
          },
        ],
      },
    ],
  }),
  [
    { id: 'clinic', name: 'village clinic' },
    { id: 'bank', name: 'mobile bank' },
    { id: 'shop', name: 'candle shop' },
  ],
)

const rules = flowRules(flow, {
  nearestExamples: (facts) =>
    facts.get('f.words')?.state === 'known' ? ['bank', 'gone', 'clinic'] : [],
  kindOf: (word) =>
    (({ patients: 'people', nurses: 'people', records: 'thing', book: 'action' }) as const)[word],
  foundWords: (_, product) => ({
    people: ['patients', 'customers'],
    staff: ['nurses', 'clerks'],
    thing: ['records'],
    action: ['book'],
    service: ['Paywell', 'Mailbird', 'Parcelo'].filter((name) => name !== product),
  }),
})

type Answers = Readonly<Record<string, string | readonly string[]>>

const read = (answers: Answers, by = rules) =>
  readFacts(
    by,
    Object.entries(answers).map(([question, value]) => ({ question, value, by: 'dana', at: '' })),
  )

function offered(question: string, answers: Answers, by = rules) {
  const asked = by.byId.get(question)
  if (!asked) throw new Error(question)
  return offeredChoices(asked, { rules: by, facts: read(answers, by) }).map(({ value }) => value)
}

describe('the nearest examples', () => {
  test('are those of the library, in its order, and “none” stands last', () => {
    expect(offered('like', { words: 'Visits' })).toEqual(['bank', 'clinic', 'none'])
    expect(flow.questions[1]?.choices.map(({ label }) => label)).toContain('Village clinic')
  })

  test('are not asked for while nothing is near', () => {
    expect(read({}).get('f.like')?.state).toBe('notApplicable')
    expect(read({ words: 'Visits' }).get('f.like')?.state).toBe('unasked')
    expect(read({ words: 'Visits' }, flowRules(flow, emptyLibrary)).get('f.like')?.state).toBe(
      'notApplicable',
    )
  })

  test('keep what was picked, though nothing is near any more', () => {
    expect(read({ like: ['shop'] }).get('f.like')?.possible).toEqual([['shop']])
    expect(offered('like', { words: 'Visits', like: ['shop'] })).toEqual([
      'bank',
      'clinic',
      'shop',
      'none',
    ])
  })

  test('are two at most, and “none” alone', () => {
    const state = (like: readonly string[]) => read({ words: 'Visits', like }).get('f.like')?.state
    expect(state(['shop', 'bank'])).toBe('known')
    expect(state(['shop', 'bank', 'clinic'])).toBe('unasked')
    expect(state(['shop', 'none'])).toBe('unasked')
  })
})

describe('a choice among what was ticked', () => {
  test('offers what was ticked, by anybody', () => {
    expect(offered('worst', { kinds: ['health', 'names'] })).toEqual(['names', 'health'])
    expect(read({ kinds: ['health', 'names'] }).get('f.worst')?.state).toBe('unasked')
  })

  test('is known without asking when one alone was ticked', () => {
    expect(read({ kinds: ['health', 'open'] }).get('f.worst')).toMatchObject({
      state: 'inferred',
      possible: ['health'],
    })
  })

  test('is not asked where nothing was ticked, or nobody is sure', () => {
    expect(read({ kinds: '?' }).get('f.worst')?.state).toBe('notApplicable')
    expect(read({ kinds: ['open'] }).get('f.worst')?.state).toBe('notApplicable')
  })
})

const suggestedFor = (question: string, product = 'Clinic', by = rules) => {
  const asked = by.byId.get(question)
  if (!asked) throw new Error(question)
  return suggestedAnswers(asked, { rules: by, facts: read({}, by), product })
}

describe('what is suggested beside a text', () => {
  test('is what fits its length', () => {
    expect(suggestedFor('noun')).toEqual([['patients']])
  })

  test('is a whole answer: as many as are taken, then each alone', () => {
    expect(suggestedFor('links')).toEqual([
      ['Paywell', 'Mailbird'],
      ['Paywell'],
      ['Mailbird'],
      ['Parcelo'],
    ])
    expect(suggestedFor('links', 'Paywell')[0]).toEqual(['Mailbird', 'Parcelo'])
  })

  test('has a word for each place, then another in one place, then the first place alone', () => {
    expect(suggestedFor('words')).toEqual([
      ['patients', 'nurses', 'records', 'book'],
      ['customers', 'nurses', 'records', 'book'],
      ['patients', 'clerks', 'records', 'book'],
      ['patients', '', '', ''],
    ])
  })

  test('is nothing where nothing is found, or nothing is to be suggested', () => {
    expect(suggestedFor('words', 'Clinic', flowRules(flow, emptyLibrary))).toEqual([])
    expect(suggestedFor('kinds')).toEqual([])
  })

  test('goes into its place where fewer words were typed than there are places', () => {
    const asked = rules.byId.get('words')
    const placed = (...given: readonly string[]) => asked && placedEntries(asked, given, rules)
    expect(placed('patients')).toEqual(['patients'])
    expect(placed('patients', 'nurses')).toEqual(['patients', 'nurses'])
    expect(placed('patients', 'records')).toEqual(['patients', '', 'records'])
    expect(placed('patients', '', 'gold')).toEqual(['patients', '', 'gold'])
    expect(placed('patients', 'gold')).toBeUndefined()
    expect(placed('patients', 'book')).toEqual(['patients', '', '', 'book'])
    expect(placed('patients', 'records', 'book')).toEqual(['patients', '', 'records', 'book'])
    expect(placed('gnomes', 'glitter', 'gold')).toEqual(['gnomes', 'glitter', 'gold'])
    expect(placed('records', 'patients', 'gold')).toBeUndefined()
    expect(placed('gold', 'patients', 'book', 'records')).toHaveLength(4)
  })

  test('is no more than its length takes', () => {
    expect(read({ noun: 'patients' }).get('f.noun')?.state).toBe('known')
    expect(read({ noun: 'customers' }).get('f.noun')?.state).toBe('unasked')
  })
})

test('a retired question is never asked, whatever was answered once', () => {
  expect(read({}).get('f.old')?.state).toBe('notApplicable')
  expect(read({ old: 'Words' }).get('f.old')?.state).toBe('notApplicable')
})
