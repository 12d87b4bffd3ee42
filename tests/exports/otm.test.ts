import { describe, expect, test } from 'vitest'
import { toOtm } from '../../src/exports/otm.ts'
import { toThreatDragon } from '../../src/exports/threat-dragon.ts'
import { summaryOfGolden } from '../golden/summary-of-golden.ts'
import { fullCheck } from '../report/full-check.ts'
import { offeredTypes, readDragon, readOtm } from './tool-readers.ts'

const house = summaryOfGolden('smart-lock')
const text = toOtm(house)
const { file, shapes, flows, zones, threats } = readOtm(text)

describe('an Open Threat Model of a product', () => {
  test('draws all its components, flows and zones', () => {
    expect(shapes).toEqual(file.components)
    expect(flows).toEqual(file.dataflows)
    expect(zones).toEqual(file.trustZones)
    const ids = new Set(shapes.map(({ id }) => id))
    expect(flows.every(({ source, destination }) => ids.has(source) && ids.has(destination))).toBe(
      true,
    )
    const zoneIds = new Set(zones.map(({ id }) => id))
    expect(shapes.every(({ parent }) => zoneIds.has(parent.trustZone))).toBe(true)
  })

  test('becomes the same shapes in Threat Dragon as its own file, at the same places', () => {
    const dragon = readDragon(toThreatDragon(house))
    const own = (shape: string) =>
      dragon.threats.filter(({ at }) => at.shape === shape).map(({ title, type }) => [title, type])
    const read = (shape: string) =>
      threats.filter(({ at }) => at.shape === shape).map(({ title, type }) => [title, type])
    for (const shape of ['actor', 'process', 'store', 'flow']) {
      expect(read(shape)).toEqual(own(shape))
    }
    const corners = new Map(dragon.cells.map(({ id, position }) => [id, position]))
    const corner = (id: string) =>
      [...zones, ...shapes].find((one) => one.id === id)?.representations[0]?.position ?? {
        x: 0,
        y: 0,
      }
    for (const { id, parent } of shapes) {
      const [zone, inside] = [corner(parent.trustZone), corner(id)]
      expect({ x: zone.x + inside.x, y: zone.y + inside.y }).toEqual(corners.get(id))
    }
  })

  test('names kinds of threat as Threat Dragon does', () => {
    expect(
      threats.filter(
        ({ type, at }) => type !== 'Generic' && !offeredTypes(at.shape).includes(type),
      ),
    ).toEqual([])
  })

  test('gives the worse end of both scales in per cent', () => {
    const risks = new Map(file.threats.map(({ name, risk }) => [name, risk]))
    const per = { low: 25, medium: 50, high: 75, veryHigh: 100 }
    for (const { title, finding } of [...house.first, ...house.rest]) {
      expect(risks.get(title)).toMatchObject({
        likelihood: per[finding?.rating.likelihood.high ?? 'low'],
        impact: per[finding?.rating.impact.high ?? 'low'],
      })
    }
  })

  test('has every step once, with how much it can take away at most', () => {
    expect(new Set(file.mitigations.map(({ id }) => id)).size).toBe(file.mitigations.length)
    const reductions = file.mitigations.map(({ riskReduction }) => riskReduction)
    expect(Math.min(...reductions)).toBeGreaterThan(0)
    expect(Math.max(...reductions)).toBeLessThanOrEqual(100)
  })
})

test('every kind of talk has its state, and the agreed step is the one that readers keep', () => {
  const talked = JSON.parse(toOtm(fullCheck()))
  const states = [...talked.components, ...talked.dataflows].flatMap((one) =>
    one.threats.map((threat: { state: string }) => threat.state),
  )
  expect(new Set(states)).toEqual(new Set(['exposed', 'accepted', 'mitigated', 'not-applicable']))
  const mixed = readOtm(toOtm(fullCheck())).threats.find(({ title }) => title.includes('mix'))
  expect(mixed?.mitigation).toBe('Put everything back from a backup once, and time it.')
})
