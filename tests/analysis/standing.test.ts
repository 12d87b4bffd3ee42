import { describe, expect, test } from 'vitest'
import { dana, lemonade, said, story } from './lemonade.ts'

const guess = story('guess-password', {
  when: { derived: 'signIn' },
  covered: { fact: 'auth.methods', includes: ['password2'] },
  coveredReason: 'Everyone uses a second step.',
})

const found = (answers: Parameters<typeof dana>[0]) => lemonade([guess]).analyse(dana(answers))

describe('whether a story stands', () => {
  test('answers raise it, with the words of whoever gave them', () => {
    const [finding] = found({ what: ['signin', 'pay'] }).findings
    expect(finding?.status).toBe('raised')
    expect(finding?.title).toBe('Somebody could do guess-password.')
    expect(finding?.because).toEqual([
      {
        question: 'what',
        answer: ['signin', 'pay'],
        by: 'Dana',
        at: '2025-11-21T09:00:00Z',
        text: 'People sign in.',
      },
    ])
  })

  test('a not sure makes it possible, and says which question would settle it', () => {
    const [finding] = found({ what: '?' }).findings
    expect(finding?.status).toBe('possible')
    expect(finding?.because).toMatchObject([
      { answer: '?', by: 'Dana', text: 'not known: About what' },
    ])
    expect(finding?.open).toContain('what')
  })

  test('people who disagree make it possible too, and a guess', () => {
    const answers = [...dana({ what: ['signin'] }), ...said('Ben', { what: ['none'] })]
    const [finding] = lemonade([guess]).analyse(answers).findings
    expect(finding?.status).toBe('possible')
    expect(finding?.confidence).toBe('guess')
    expect(finding?.because.map(({ by }) => by)).toEqual(['Dana', 'Ben'])
  })

  test('a question nobody was asked opens no story, but is counted', () => {
    const analysis = found({})
    expect(analysis.findings).toEqual([])
    expect(analysis.notLookedAt.stories).toBe(1)
    expect(analysis.notLookedAt.questions).toContain('what')
  })

  test('an answer that closes it leaves nothing to look at', () => {
    const analysis = found({ what: ['none'] })
    expect(analysis.findings).toEqual([])
    expect(analysis.notLookedAt.stories).toBe(0)
  })

  test('what would truly stop it covers it, and covered stories come last', () => {
    const answers = dana({ what: ['signin'], how: ['password2'] })
    const { findings } = lemonade([guess, story('flood')]).analyse(answers)
    expect(findings.map(({ id, status }) => [id, status])).toEqual([
      ['flood', 'raised'],
      ['guess-password', 'covered'],
    ])
    expect(findings[1]?.coveredBecause).toBe('Everyone uses a second step.')
  })
})

describe('a story about connected services', () => {
  const copied = story('copied', {
    title: 'Somebody could read what {service} keeps about you.',
    when: { fact: 'conn.gives', is: ['private'] },
    each: 'service',
  })
  const titles = (answers: Parameters<typeof dana>[0]) =>
    lemonade([copied])
      .analyse(dana(answers))
      .findings.map(({ title, status }) => `${status}: ${title}`)

  test('is told once and names every service it stands for while nobody said what each does', () => {
    const services = ['Stripe', 'Mailgun', 'Sheets']
    const always = story('copied', { title: 'Somebody could be {service}.', each: 'service' })
    const { findings } = lemonade([always]).analyse(dana({ services }))
    expect(findings.map(({ id, title }) => [id, title])).toEqual([
      ['copied', 'Somebody could be Stripe and Mailgun and Sheets.'],
    ])
  })

  test('is told of each service of which somebody said what it rests on', () => {
    const services = ['Stripe', 'Mailgun', 'Sheets']
    expect(
      titles({ services, gives: 'private', 'gives.2': 'little', 'gives.3': 'private' }),
    ).toEqual([
      'raised: Somebody could read what Stripe keeps about you.',
      'raised: Somebody could read what Sheets keeps about you.',
    ])
  })

  test('stands for each service as it is answered', () => {
    expect(titles({ services: ['Stripe', 'Mailgun'], gives: '?', 'gives.2': 'private' })).toEqual([
      'raised: Somebody could read what Mailgun keeps about you.',
      'possible: Somebody could read what Stripe keeps about you.',
    ])
  })

  test('speaks of a connected service where nobody named one', () => {
    expect(titles({ gives: 'private' })).toEqual([
      'raised: Somebody could read what a connected service keeps about you.',
    ])
  })
})

describe('the sentences of a story', () => {
  const shown = story('shown', {
    title: 'Somebody could see what {people} gave {service}.',
    question: 'Could somebody see what {people} gave {service}?',
    example: 'A stranger reads what {people} wrote.',
    when: { fact: 'conn.gives', is: ['private'] },
    each: 'service',
  })
  const of = (services: readonly string[]) =>
    lemonade([shown]).analyse(dana({ services, gives: 'private' })).findings[0]

  test('name the people and the service', () => {
    expect(of(['Stripe'])).toMatchObject({
      title: 'Somebody could see what people gave Stripe.',
      question: 'Could somebody see what people gave Stripe?',
      example: 'A stranger reads what people wrote.',
    })
  })

  test('keep a name as it was typed, also where it looks like a place', () => {
    expect(of(['{people} & {service} $&'])?.title).toBe(
      'Somebody could see what people gave {people} & {service} $&.',
    )
  })
})
