import { describe, expect, test } from 'vitest'
import { toThreatDragon } from '../../src/exports/threat-dragon.ts'
import { allStories, summarise } from '../../src/report/summary.ts'
import { summaryOfGolden } from '../golden/summary-of-golden.ts'
import { fullCheck } from '../report/full-check.ts'
import { analysis, finding, swim, talks } from '../report/swim.ts'
import { offeredTypes, type ReadThreat, readDragon } from './tool-readers.ts'

const town = summaryOfGolden('town-counter')
const townFile = readDragon(toThreatDragon(town))

const threatsOf = (summary: ReturnType<typeof swim>) =>
  new Map(readDragon(toThreatDragon(summary)).threats.map((threat) => [threat.title, threat]))

describe('the diagram of a product', () => {
  const { cells, drawn } = townFile
  const boxes = cells.filter(({ shape }) => shape === 'trust-boundary-box')
  const shapes = cells.filter(({ shape }) => !['trust-boundary-box', 'flow'].includes(shape))
  const edges = ({ position, size }: (typeof cells)[number]) => {
    if (!position || !size) throw new Error('it is drawn nowhere')
    const { x, y } = position
    return { left: x, top: y, right: x + size.width, bottom: y + size.height }
  }

  test('is drawn whole: no arrow leads nowhere', () => {
    expect(drawn).toEqual(cells)
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length)
    expect(cells.filter(({ shape }) => shape === 'flow').length).toBeGreaterThan(10)
  })

  test('nothing lies on anything else', () => {
    const pairs = shapes.flatMap((one, at) => shapes.slice(at + 1).map((other) => [one, other]))
    const overlap = pairs.filter(([one, other]) => {
      if (!one || !other) return false
      const [a, b] = [edges(one), edges(other)]
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    })
    expect(overlap).toEqual([])
  })

  test('every shape lies whole in the box of its zone, and in no other', () => {
    const found = shapes.map((shape) => {
      const inner = edges(shape)
      return boxes
        .filter((box) => {
          const outer = edges(box)
          return (
            outer.left < inner.left &&
            outer.top < inner.top &&
            inner.right < outer.right &&
            inner.bottom < outer.bottom
          )
        })
        .map(({ data }) => [data.name, data.containedElements?.includes(shape.id)])
    })
    expect(found.map((all) => all.length)).toEqual(shapes.map(() => 1))
    expect(found.flat().map(([, says]) => says)).toEqual(shapes.map(() => true))
    expect(boxes.map(({ data }) => data.name)).toEqual([
      'Those who use it',
      'The team and its product',
      'Connected services',
      'Suppliers',
    ])
  })
})

describe('a threat of it', () => {
  const { threats, cells } = townFile

  test('has a kind that its shape can have, the telling one of its story', () => {
    const kinds = new Map(allStories(town).map(({ title, finding: of }) => [title, of?.stride[0]]))
    const wrong = threats.filter(
      ({ type, at, title }) =>
        type !== 'Generic' &&
        !(offeredTypes(at.shape).includes(type) && type.startsWith(kinds.get(title) ?? '?')),
    )
    expect(wrong).toEqual([])
    expect(threats.filter(({ type }) => type === 'Generic')).toHaveLength(1)
  })

  test('stands where it happens: on people, on what is kept, on arrows and on the product', () => {
    const count = (shape: string) => threats.filter(({ at }) => at.shape === shape).length
    expect(['actor', 'store', 'flow', 'process'].map((shape) => count(shape) > 10)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('makes its shape red while it is open', () => {
    const wrong = cells.filter(
      ({ data }) =>
        data.hasOpenThreats !== (data.threats ?? []).some(({ status }) => status === 'Open'),
    )
    expect(wrong).toEqual([])
  })

  test('has a number of its own, and the next new one a higher', () => {
    const numbers = threats.map(({ number }) => number ?? -1)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(townFile.file.detail.threatTop).toBe(Math.max(...numbers))
  })
})

describe('every kind of talk', () => {
  const told = threatsOf(fullCheck())
  const of = (title: string): ReadThreat | undefined => told.get(title)

  test.each([
    ['Someone could see another customer’s information.', 'Open', 'Critical'],
    ['Someone could do story-b.', 'NotApplicable', 'High'],
    ['Someone could do story-c.', 'Open', 'High'],
    ['Someone could do story-g.', 'Mitigated', 'High'],
    ['Someone could mix things up', 'Mitigated', 'Medium'],
    ['Someone could do slight.', 'Open', 'Medium'],
    ['Someone could do guarded.', 'Mitigated', 'High'],
    ['A teacher could see every child', 'Open', 'TBD'],
    ['A child’s home address must never be shown.', 'Open', 'TBD'],
  ])('%s: %s, %s', (title, status, severity) => {
    expect(of(title)).toMatchObject({ status, severity })
  })

  test('words say what there is no field for', () => {
    const words = of('Someone could see another customer’s information.')?.words
    expect(words?.split('\n')).toEqual([
      'No single answer stands out.',
      'Kinds of risk: information gets out, too much power (STRIDE: Information disclosure, Elevation of privilege).',
      'How soon: Plan soon to Act first. DREAD: 13–14 of 15 (D 3 · R 3 · E 2–3 · A 2 · D 3). Confidence: fairly sure.',
      'The severity in this file is the worse end.',
      'Because: Customers sign in. Health details are kept. Nobody has tested it.',
      'Where it stands: Fix it: Ravi, late, was due 12 Dec 2025.',
      'It happens at: Swim Booking.',
      'Weakness: Broken object level authorisation.',
      'References: CWE-639 Authorization Bypass, CAPEC-39 Manipulating Tokens, OWASP A01:2025, ASVS V8.2 Operation Level Authorization.',
      'Whatif · rating see-others planSoon actFirst',
    ])
  })

  test('what must never happen comes with the ways to it', () => {
    expect(of('A child’s home address must never be shown.')?.words).toContain(
      'A way to it: A teacher prints the list and leaves it on the bus\n',
    )
  })

  test('a step says how far it is, who does it, and how it shows', () => {
    expect(of('Someone could mix things up')?.mitigation.split('\n').slice(0, 3)).toEqual([
      'Done and shown, Mei: Put everything back from a backup once, and time it.',
      '  In technical words: Restore drill into a clean environment.',
      '  It shows when: Put back yesterday’s copy. Nothing must be missing.',
    ])
    expect(of('A child’s home address must never be shown.')?.mitigation).toBe(
      'Agreed, Ravi, by 12 Dec 2025: Watch it',
    )
    expect(of('Someone could read along on the way.')?.mitigation).toMatch(
      /\nAgreed once and not needed any more, Ravi: Scramble it$/,
    )
  })

  test('what nobody knows yet has the severity of the worse end, and says both', () => {
    const unknown = finding('unknown', {
      notKnownYet: true,
      settledBy: 'run.restore',
      rating: { ...finding('x').rating, band: { low: 'fineForNow', high: 'actFirst' } },
    })
    const threat = threatsOf(swim({ analysis: { ...analysis, findings: [unknown] } })).get(
      unknown.title,
    )
    expect(threat?.severity).toBe('Critical')
    expect(threat?.words).toContain('How soon: Not known yet: Fine for now to Act first.')
    expect(threat?.words).toContain('Find out: Could you put it back?')
  })
})

describe('ids and numbers stay', () => {
  const marks = (summary: ReturnType<typeof swim>) =>
    readDragon(toThreatDragon(summary))
      .threats.map(({ id, number }) => `${number} ${id}`)
      .toSorted()

  test('whatever order the stories stand in, and whatever is decided', () => {
    const { input } = town
    const turned = summarise({
      ...input,
      analysis: { ...input.analysis, findings: input.analysis.findings.toReversed() },
      talk: talks({ finding: input.analysis.findings[3]?.id ?? '', parked: true }),
    })
    expect(marks(turned)).toEqual(marks(town))
  })

  test('for another check of the same product they are others', () => {
    const others = new Set(marks(summarise({ ...town.input, review: 'r2' })))
    expect(marks(town).filter((mark) => others.has(mark))).toEqual([])
  })
})
