import { describe, expect, test } from 'vitest'
import type { Threat } from '../../../src/analysis/threat.ts'
import { findingElements } from '../../../src/report/model/finding-elements.ts'
import { productModel } from '../../../src/report/model/product-model.ts'
import type { Summary } from '../../../src/report/summary.ts'
import { goldenSummaries } from '../../golden/summaries.ts'
import { finding, said, swim } from '../swim.ts'

const idsOf = (summary: Summary) => productModel(summary).elements.map(({ id }) => id)

describe('the model of a product', () => {
  test('has who uses it, the product, what it keeps and its services, each by an id of its own', () => {
    expect(idsOf(swim())).toEqual([
      'person.public',
      'person.child',
      'product',
      'store.contact',
      'store.health',
      'service.1',
      'service.2',
    ])
  })

  test('ids stay when a service and the product are renamed', () => {
    const renamed = swim({
      product: { name: 'Other' },
      answers: swim().input.answers.map((answer) =>
        answer.question === 'conn.services' ? { ...answer, value: ['CardBox', 'Stamps'] } : answer,
      ),
    })
    expect(idsOf(renamed)).toEqual(idsOf(swim()))
  })

  test('what nobody said is assumed, what somebody said is not', () => {
    const { flows } = productModel(swim())
    const assumed = (id: string) => flows.find((flow) => flow.id === id)?.assumed
    expect(assumed('product>service.1')).toBe(false)
    expect(assumed('service.1>product')).toBe(true)
    expect(assumed('product>service.2')).toBe(true)
    const nothing = productModel(swim({ answers: [] }))
    expect(nothing.elements.filter(({ id }) => id !== 'product').every((one) => one.assumed)).toBe(
      true,
    )
  })

  test('the staff who come in by their own entrance are trusted as the team is', () => {
    const staff = productModel(swim({ answers: [said('people.who', 'dana', ['public', 'staff'])] }))
    const zones = Object.fromEntries(staff.elements.map(({ id, zone }) => [id, zone]))
    expect(zones).toMatchObject({ 'person.public': 'people', 'person.staff': 'team' })
  })

  test('a trust line stands wherever something goes between places that are not trusted alike', () => {
    const { elements, flows, trustLines } = productModel(swim())
    const zone = new Map(elements.map((element) => [element.id, element.zone]))
    const crossing = flows.filter(({ from, to }) => zone.get(from) !== zone.get(to))
    expect(trustLines.flatMap((line) => line.flows).toSorted()).toEqual(
      crossing.map(({ id }) => id).toSorted(),
    )
    expect(trustLines.map(({ id }) => id)).toEqual(['people|team', 'team|services'])
  })
})

describe.each(goldenSummaries)('%s', (_product, summary) => {
  const model = productModel(summary)
  const known = new Set([...model.elements, ...model.flows].map(({ id }) => id))

  test('both ends of every flow are there, and no id is there twice', () => {
    const elements = new Set(model.elements.map(({ id }) => id))
    expect(model.flows.every(({ from, to }) => elements.has(from) && elements.has(to))).toBe(true)
    expect(known.size).toBe(model.elements.length + model.flows.length)
  })

  test('every story happens at something that is there', () => {
    for (const finding of summary.input.analysis.findings) {
      const elements = findingElements(summary, model, finding)
      expect(elements.filter((id) => !known.has(id))).toEqual([])
      expect(new Set(elements).size).toBe(elements.length)
    }
  })

  test('a story of one service happens at that service', () => {
    for (const finding of summary.input.analysis.findings) {
      if (!finding.service) continue
      const elements = findingElements(summary, model, finding).join()
      expect(elements).toContain(`service.${finding.service.id}`)
    }
  })
})

describe('where a story happens', () => {
  const at = (
    elements: Threat['elements'],
    more: { threat?: Partial<Threat>; answers?: Given } = {},
  ) => {
    const summary = swim({
      answers: more.answers ?? swim().input.answers,
      catalogue: {
        ...swim().input.catalogue,
        threats: [{ id: 'see-others', elements, actors: [], ...more.threat } as unknown as Threat],
      },
    })
    return findingElements(summary, productModel(summary), finding('see-others'))
  }
  type Given = ReturnType<typeof swim>['input']['answers']

  test('at the product, where nothing says more', () => {
    expect(at(['process'])).toEqual(['product'])
  })

  test('at the kinds of information that it touches, at all where none of them is kept', () => {
    const touching = (touches: Threat['touches']) => {
      const summary = swim({
        catalogue: {
          ...swim().input.catalogue,
          threats: [{ id: 'see-others', elements: ['store'], actors: [] } as unknown as Threat],
        },
      })
      return findingElements(summary, productModel(summary), finding('see-others', { touches }))
    }
    expect(touching(['health'])).toEqual(['store.health'])
    expect(touching(['card'])).toEqual(['store.contact', 'store.health'])
  })

  test('at those who do it, at everybody where that is nobody of them', () => {
    const answers = [said('people.who', 'dana', ['public', 'staff'])]
    expect(at(['actor'], { threat: { actors: ['staff'] }, answers })).toEqual(['person.staff'])
    expect(at(['actor'], { threat: { actors: ['outsider'] } })).toEqual([
      'person.public',
      'person.child',
    ])
  })

  test('at one service or supplier, where it is the only one; at people where there is none outside', () => {
    expect(at(['external'], { answers: [said('conn.services', 'dana', ['PayBox'])] })).toEqual([
      'service.1',
    ])
    expect(at(['external'])).toEqual(['service.1', 'service.2'])
    expect(at(['external'], { answers: [said('people.who', 'dana', ['public'])] })).toEqual([
      'person.public',
    ])
  })

  test('on what people send; where it comes from outside, on what services are given', () => {
    expect(at(['flow'])).toEqual(['person.public>product', 'person.child>product'])
    expect(at(['flow', 'external'])[0]).toBe('product>service.1')
  })
})
