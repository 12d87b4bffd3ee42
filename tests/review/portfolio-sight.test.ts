import { describe, expect, test } from 'vitest'
import type { HeadingFacts } from '../../src/review/heading-facts.ts'
import { type PortfolioReader, sightOf } from '../../src/review/portfolio-sight.ts'
import { listedCheck } from './listed-check.ts'

const lead: PortfolioReader = { person: 'lena', isLead: true }
const granted: PortfolioReader = { person: 'gil', isLead: false }
const insider: PortfolioReader = { person: 'dana', isLead: false }
const stranger: PortfolioReader = { person: 'zoe', isLead: false }
const operator: PortfolioReader = { isLead: true }

const sharedWith = ['gil']

/** Who sees what of a check: lead, somebody it is shared with, who takes part, anybody else, and the operator. */
const table: readonly (readonly [string, Partial<HeadingFacts>, readonly string[]])[] = [
  ['not posted', { reach: 'private' }, ['none', 'stories', 'figures', 'none', 'none']],
  ['a headline', { reach: 'headline' }, ['figures', 'stories', 'figures', 'none', 'figures']],
  ['in private', { readers: 'private' }, ['none', 'stories', 'stories', 'none', 'none']],
  ['in a team', { readers: 'team' }, ['stories', 'stories', 'stories', 'none', 'stories']],
  ['in public', { readers: 'public' }, ['stories', 'stories', 'stories', 'none', 'stories']],
  ['shared', { readers: 'shared' }, ['stories', 'stories', 'stories', 'none', 'stories']],
  ['here', { readers: 'here' }, ['stories', 'stories', 'stories', 'none', 'stories']],
]

describe('who sees what of a check in the overview', () => {
  test.each(table)('%s', (_, facts, sights) => {
    const { heading } = listedCheck('a', { ...facts, sharedWith })
    const readers = [lead, granted, insider, stranger, operator]
    expect(readers.map((reader) => sightOf(heading, reader))).toEqual(sights)
  })

  test('nobody but its people sees one of which nobody could see who reads it', () => {
    const { heading } = listedCheck('a')
    const unseen = { ...heading, facts: { ...heading.facts, readers: undefined } }
    expect([lead, operator, insider].map((reader) => sightOf(unseen, reader))).toEqual([
      'none',
      'none',
      'stories',
    ])
  })

  test('without facts there is nothing to see', () => {
    const heading = { ...listedCheck('a').heading, facts: undefined }
    expect(sightOf(heading, operator)).toBe('none')
  })
})
