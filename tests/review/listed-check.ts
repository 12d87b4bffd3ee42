import type { HeadingFacts, ToldFacts } from '../../src/review/heading-facts.ts'
import type { Listed } from '../../src/review/ports.ts'

/** The figures of a posted check in which nothing presses. */
export const told = (more: Partial<ToldFacts> = {}): ToldFacts => ({
  now: { actFirst: 0, planSoon: 0, keepInMind: 0, fineForNow: 0 },
  after: { actFirst: 0, planSoon: 0, keepInMind: 0, fineForNow: 0 },
  notKnown: 0,
  asPosted: { actFirst: 0, planSoon: 0, keepInMind: 0, fineForNow: 0 },
  steps: [],
  accepted: [],
  worst: [],
  actFirst: [],
  planSoon: [],
  agreed: [],
  ...more,
})

/** So many stories to act on first. */
export const actFirst = (count: number): ToldFacts['now'] => ({
  actFirst: count,
  planSoon: 0,
  keepInMind: 0,
  fineForNow: 0,
})

/** A check in a list, posted in full where everybody can read it. */
export function listedCheck(
  id: string,
  facts: Partial<HeadingFacts> = {},
  heading: Partial<Omit<Listed['heading'], 'facts'>> = {},
): Listed & { readonly heading: { facts: HeadingFacts } } {
  return {
    workspace: 'local',
    id,
    rev: 3,
    heading: {
      title: `Product ${id}`,
      phase: 'published',
      people: ['dana'],
      updatedAt: '2026-11-27T09:00:00.000Z',
      ...heading,
      facts: {
        version: 1,
        product: id,
        reach: 'all',
        readers: 'public',
        posted: '2026-11-27',
        lastLook: '2026-11-27',
        told: told(),
        waiting: { people: 0, seconds: 0, opinions: 0 },
        unsure: { count: 0, of: 20 },
        services: [],
        rules: [],
        list: {
          flow: 'product-check',
          channel: 'web',
          facilitator: 'dana',
          answeredAt: '2026-11-27T09:00:00.000Z',
          come: [],
          matters: [],
          stories: {},
        },
        ...facts,
      },
    },
  }
}
