import { describe, expect, test } from 'vitest'
import { toThreatComposer } from '../../src/exports/threat-composer.ts'
import { allStories } from '../../src/report/summary.ts'
import { summaryOfGolden } from '../golden/summary-of-golden.ts'
import { fullCheck } from '../report/full-check.ts'
import { swim, talks } from '../report/swim.ts'
import { type DojoFinding, readComposer } from './composer-reader.ts'
import { mistakes } from './owner-schemas.ts'

const canteen = summaryOfGolden('staff-lunch')
const { file, findings } = readComposer(toThreatComposer(canteen))

describe('a workspace of Threat Composer', () => {
  test('links only what is there, each once', () => {
    const threats = new Set(file.threats.map(({ id }) => id))
    const mitigations = new Set(file.mitigations.map(({ id }) => id))
    const assumptions = new Set(file.assumptions.map(({ id }) => id))
    const links = file.mitigationLinks.map((link) => `${link.mitigationId} ${link.linkedId}`)
    expect(new Set(links).size).toBe(links.length)
    expect(
      file.mitigationLinks.every(
        (link) => mitigations.has(link.mitigationId) && threats.has(link.linkedId),
      ),
    ).toBe(true)
    expect(file.assumptionLinks.length).toBeGreaterThan(0)
    expect(
      file.assumptionLinks.every(
        (link) => assumptions.has(link.assumptionId) && threats.has(link.linkedId),
      ),
    ).toBe(true)
    expect(mitigations.size + threats.size + assumptions.size).toBe(
      file.mitigations.length + file.threats.length + file.assumptions.length,
    )
  })

  test('says what nobody knows beside the threats that rest on it', () => {
    const open = allStories(canteen).find(({ finding }) => (finding?.open.length ?? 0) > 0)
    const threat = findings.find(({ title }) => open?.title.startsWith(title))
    const [ask] = open?.open ?? []
    expect(threat?.assumptions.join(' ')).toContain(ask?.ask)
  })

  test('gives every story its kinds, its priority and its steps', () => {
    const words = { actFirst: 'High', planSoon: 'Medium', keepInMind: 'Low', fineForNow: 'Low' }
    for (const { title, finding, band, safeguards } of [...canteen.first, ...canteen.rest]) {
      const read = findings.find((one) => `${one.title}.` === title)
      expect(read).toMatchObject({
        impact: finding?.stride.join(''),
        severity: words[band ?? 'fineForNow'],
        mitigations: safeguards.map(({ text }) => text),
      })
    }
  })
})

describe('every kind of talk', () => {
  const { findings: told, file: workspace } = readComposer(toThreatComposer(fullCheck()))
  const of = (title: string): DojoFinding | undefined => told.find((one) => one.title === title)

  test.each([
    ['Someone could do story-b', false, true],
    ['Someone could do story-c', true, false],
    ['Someone could mix things up', false, false],
    ['Someone could see another customer’s information', true, false],
  ])('%s: active %s, not real %s', (title, active, falsePositive) => {
    expect(of(title)).toMatchObject({ active, falsePositive })
  })

  test('a step tells how far it is', () => {
    const states = new Map(workspace.mitigations.map(({ content, status }) => [content, status]))
    expect(Object.fromEntries(states)).toEqual({
      'Watch it': 'mitigationInProgress',
      'Ask twice': 'mitigationInProgress',
      'Scramble it': 'mitigationResolvedWillNotAction',
      'Put everything back from a backup once, and time it.': 'mitigationResolved',
      'Test often that one person cannot open another’s things.': 'mitigationInProgress',
    })
  })
})

test('words that are longer than a field are marked where they are cut, and stay whole beside it', () => {
  const words = `${'🦊'.repeat(140)} ends`
  const text = toThreatComposer(
    swim({ talk: talks({ finding: 'own-1', own: { words, by: 'mei' } }) }),
  )
  expect(mistakes('threat-composer', text)).toEqual([])
  const threat = readComposer(text).file.threats.find(({ statement }) => statement === words)
  expect(threat?.threatAction).toBe(`${'🦊'.repeat(99)}…`)
})
