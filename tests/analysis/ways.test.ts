import { describe, expect, test } from 'vitest'
import { shownWays } from '../../src/analysis/way.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { realContent, saidBy } from './real-content.ts'

const { analyser } = await realContent()

type Answers = Readonly<Record<string, AnswerValue>>

const waysOf = (answers: Answers) => analyser.analyse(saidBy('mia', answers)).ways ?? []
const shown = (answers: Answers) => waysOf(answers).slice(0, shownWays)
const ids = (answers: Answers) => shown(answers).map(({ id }) => id)
const kinds = (answers: Answers) => shown(answers).map(({ kind }) => kind)

/** An allotment society lends its tools to members. */
const toolShed: Answers = {
  'about.stage': 'live',
  'about.shape': ['web'],
  'about.features': ['signin'],
  'people.who': ['public', 'staff'],
  'about.noun': 'gardeners',
  'people.count': 'small',
  'info.kinds': ['contact', 'place'],
  'info.leak': 'upset',
  'info.change': 'upset',
  'wrong.down': 'days',
  'wrong.closest': 'leak',
  'conn.kinds': ['mail'],
  'out.reach': 'anyone',
  'in.how': ['password'],
  'in.staff': 'none',
}
const fearing = (fear: string, never: string, more: Answers = {}): Answers => ({
  ...toolShed,
  'wrong.closest': fear,
  'wrong.never': never,
  ...more,
})

describe('which ways there are', () => {
  test('a stop hurts nobody where it may stand still for days', () => {
    const stops = (down: string) =>
      waysOf(fearing('hurt', 'A child is hurt at night', { 'wrong.down': down })).some(
        ({ id }) => id === 'stops-no-other-way',
      )
    expect([stops('hours'), stops('days')]).toEqual([true, false])
  })

  test('are told in words of what people do, where somebody said it', () => {
    const stopping = fearing('stop', 'Nobody can book on a Saturday')
    const said = { ...stopping, 'about.noun': ['gardeners', '', '', 'borrow tools'] }
    const told = (answers: Answers) =>
      waysOf(answers).find(({ id }) => id === 'stops-no-other-way')?.title
    expect(told(said)).toContain('gardeners have no other way to borrow tools')
    expect(told(stopping)).toBe('It stands still when it is needed, and there is no other way.')
  })

  test('none where nobody said what is feared', () => {
    expect(waysOf({ ...toolShed, 'wrong.closest': '?' })).toEqual([])
  })

  test.each([
    ['leak', 'Where a gardener lives comes out', ['let-in', 'becomes-one']],
    ['change', 'A booking of a tool is wrong', ['honest-mistake', 'let-in']],
    ['stop', 'Nobody can book on a Saturday', ['stops']],
    ['money', 'The dues end up in a wrong bank account', ['let-in', 'becomes-one']],
    ['hurt', 'A child gets hold of the chain saw', ['becomes-one']],
  ])('three to five for the fear “%s”, of several kinds', (fear, never, some) => {
    const found = kinds(fearing(fear, never))
    expect(found.length).toBeGreaterThanOrEqual(3)
    expect(new Set(found).size).toBeGreaterThanOrEqual(3)
    for (const kind of some) expect(found).toContain(kind)
  })

  test.each([
    {
      what: 'an AI',
      kind: 'by-ai',
      more: { 'about.features': ['signin', 'ai'] },
      fear: ['change', 'A wrong answer is believed'],
    },
    {
      what: 'a device',
      kind: 'by-device',
      more: { 'about.shape': ['device'] },
      fear: ['hurt', 'The saw starts by itself'],
    },
    {
      what: 'children',
      kind: 'by-child',
      more: { 'people.who': ['child'], 'about.features': ['signin', 'message'] },
      fear: ['hurt', 'A stranger talks to a child'],
    },
    {
      what: 'money on its way',
      kind: 'money-way',
      more: { 'about.features': ['signin', 'pay'], 'money.actions': ['money'] },
      fear: ['stop', 'The till stands still, and the amount or the bank account is changed'],
    },
  ] as const)('what the product is has its say: $what', ({ kind, more, fear: [fear, never] }) => {
    expect(kinds(fearing(fear, never, more))).toContain(kind)
    expect(waysOf(fearing(fear, never)).map((way): string => way.kind)).not.toContain(kind)
  })

  test('people who are paid and are no staff have a way of their own', () => {
    const paid = { 'people.who': ['public', 'paid'] }
    expect(ids(fearing('leak', 'An address gets out', paid))).toContain('paid-outsider-leak')
    expect(ids(fearing('leak', 'An address gets out'))).not.toContain('paid-outsider-leak')
  })

  test('an inside tool is told of its own people, not of strangers who join', () => {
    const inside = { 'people.who': ['staff'], 'out.reach': 'inside', 'in.how': ['company'] }
    const found = ids(fearing('leak', 'A colleague reads why somebody was ill', inside))
    expect(found).toContain('curious-colleague')
    expect(found).not.toContain('stolen-password')
    expect(found).not.toContain('sees-anothers')
  })

  test('one whose story is taken care of is not told', () => {
    const leaks = fearing('leak', 'What belongs to one is shown to another')
    expect(ids({ ...leaks, 'can.proof': 'think' })).toContain('sees-anothers')
    const { findings } = analyser.analyse(saidBy('mia', { ...leaks, 'can.proof': 'tested' }))
    const covered = findings.filter(({ status }) => status === 'covered').map(({ id }) => id)
    expect(covered).toContain('see-others')
    const told = waysOf({ ...leaks, 'can.proof': 'tested' }).map(({ finding }) => finding)
    expect(told.filter((id) => covered.includes(id))).toEqual([])
  })
})

describe('whose words they follow', () => {
  const letters = 'A letter is sent to the wrong address'
  const gossip = 'A colleague gossips about a neighbour'

  test('what the owner said must never happen puts its own way first', () => {
    expect(ids(fearing('leak', letters))[0]).toBe('sends-wrong')
    expect(ids(fearing('leak', gossip))[0]).toBe('curious-colleague')
  })

  test('who touches what moves a way up', () => {
    const place = (hands: string) =>
      waysOf(fearing('leak', 'It gets out', { 'about.hands': hands })).findIndex(
        ({ id }) => id === 'old-copy',
      )
    const told = place('Ann prints the sheet and keeps a copy in a box')
    expect(told).toBeGreaterThanOrEqual(0)
    const untold = place('Ann does it')
    expect(told < untold || untold < 0).toBe(true)
  })

  test('their words bring in a way to another harm than the one that was picked', () => {
    const both = 'No address gets out, and no price on the page is changed'
    const open = { 'out.reach': 'anyone', 'money.actions': ['publish', 'price'] }
    expect(waysOf(fearing('leak', 'No address gets out', open)).map(({ id }) => id)).not.toContain(
      'page-changed',
    )
    expect(waysOf(fearing('leak', both, open)).map(({ id }) => id)).toContain('page-changed')
  })

  test('a fear in words alone is enough', () => {
    const { 'wrong.closest': _, ...rest } = fearing('leak', 'The key is lost')
    expect(shown(rest).length).toBeGreaterThanOrEqual(3)
  })
})

describe('how each is told', () => {
  test('as a whole sentence with their own noun and the service’s name', () => {
    const named = fearing('leak', 'An address is sold by a partner', {
      'conn.kinds': ['mail', 'partner'],
      'conn.services': ['Postbird'],
    })
    const told = waysOf(named).map(({ title }) => title)
    expect(told.filter((title) => !/^\p{Lu}.*\.$/u.test(title))).toEqual([])
    expect(told.join(' ')).not.toMatch(/[{}]/)
    expect(told.join(' ')).toContain('gardeners')
    expect(told.join(' ')).toContain('from Postbird')
  })

  test('with a story that the answers raise, and reasons that somebody gave', () => {
    const answers = fearing('leak', 'An address gets out')
    const { findings, ways = [] } = analyser.analyse(saidBy('mia', answers))
    const raised = new Set(findings.map(({ id }) => id))
    expect(ways.filter(({ finding }) => !raised.has(finding))).toEqual([])
    const reasons = ways.flatMap(({ because }) => because)
    expect(reasons.length).toBeGreaterThan(0)
    for (const { question, by } of reasons) {
      expect(Object.keys(answers)).toContain(question)
      expect(by).toBe('mia')
    }
  })

  test('the first five are of several kinds and tell of different stories', () => {
    for (const fear of ['leak', 'change', 'money']) {
      const found = shown(fearing(fear, 'It must not'))
      expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3)
      expect(new Set(found.map(({ finding }) => finding)).size).toBe(found.length)
    }
  })

  test('the same answers give the same ways, in whichever order they came', () => {
    const answers = Object.entries(fearing('leak', letterAndSheet))
    const turned = Object.fromEntries(answers.toReversed())
    expect(waysOf(turned)).toEqual(waysOf(Object.fromEntries(answers)))
  })
})

const letterAndSheet = 'A letter or a sheet with an address gets out'

describe('a way through one of several services', () => {
  const shop = fearing('money', 'Somebody gets goods that nobody paid for', {
    'about.features': ['signin', 'pay'],
    'conn.kinds': ['mail', 'pay'],
    'conn.services': ['Mailgun', 'Mollie'],
  })
  const title = (answers: Answers, id: string) =>
    waysOf(answers).find((way) => way.id === id)?.title

  test('names the one whose name tells that it is of the right kind', () => {
    expect(title(shop, 'fake-from-service')).toBe(
      'Somebody pretends to be Mollie, and your product does what they say.',
    )
  })

  test('names the one of which the right thing was said, whatever it is called', () => {
    const said = { 'conn.gives': ['money'], 'conn.gives.2': ['personal'] }
    expect(title({ ...shop, ...said }, 'fake-from-service')).toContain('Mailgun')
  })

  test('names the one whose name tells nothing before one of another kind', () => {
    const coined = { ...shop, 'conn.services': ['the email sender', 'Paywell'] }
    expect(title(coined, 'fake-from-service')).toContain('pretends to be Paywell,')
  })

  test('names them all where nothing tells them apart', () => {
    const unknown = { ...shop, 'conn.services': ['Brown & Sons', 'Weekly'] }
    expect(title(unknown, 'fake-from-service')).toContain('Brown & Sons and Weekly')
  })

  test('shares the story of the service that it names', () => {
    const leaky = fearing('leak', 'Where a gardener lives comes out', {
      'conn.kinds': ['mail', 'pay'],
      'conn.services': ['Mollie', 'Mailgun'],
      'conn.gives': ['money'],
      'conn.gives.2': ['personal'],
    })
    const way = waysOf(leaky).find(({ id }) => id === 'service-broken-into')
    expect(way).toMatchObject({ finding: 'partner-leak.2' })
    expect(way?.title).toContain('from Mailgun')
  })

  test('is not told where the service that could do it is taken care of', () => {
    const safe = { 'conn.prove': 'stamp', 'conn.prove.2': 'stamp' }
    expect(title({ ...shop, ...safe }, 'fake-from-service')).toBeUndefined()
    const half = { 'conn.prove.2': 'stamp', 'conn.prove': 'none' }
    const unknown = { ...shop, 'conn.services': ['Brown & Sons', 'Weekly'] }
    expect(title({ ...unknown, ...half }, 'fake-from-service')).toContain('Brown & Sons')
  })

  test('is not told of a service whose name says that it is of another kind', () => {
    const half = { 'conn.prove.2': 'stamp', 'conn.prove': 'none' }
    expect(title({ ...shop, ...half }, 'fake-from-service')).toBeUndefined()
  })
})
