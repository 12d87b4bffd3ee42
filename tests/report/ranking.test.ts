import { describe, expect, test } from 'vitest'
import { neverId } from '../../src/domain/never-story.ts'
import { rankStories } from '../../src/report/ranking.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { swimInput, talks } from './swim.ts'

/** Without what must never happen, unless it is said. */
function ranked(more: Partial<SummaryInput>) {
  const { never: _, ...input } = swimInput(more)
  return rankStories({ ...input, ...(more.never && { never: more.never }) })
}
const never = { words: 'A child is found by a stranger' }
const own = { words: 'A teacher could see every child', by: 'mei' }

describe('what must never happen', () => {
  test('stands first where somebody said it', () => {
    expect(ranked({ never, talk: talks() }).never).toMatchObject({ id: neverId, place: 0 })
  })

  test('stays for as long as there is talk about it, though its words were taken back', () => {
    expect(ranked({ talk: talks({ finding: neverId }) }).never?.id).toBe(neverId)
  })

  test('is not there where nobody said it and nobody talked about it', () => {
    expect(ranked({ talk: talks() }).never).toBeUndefined()
  })

  test('is no story that somebody added', () => {
    const { own: added } = ranked({ never, talk: talks({ finding: neverId }) })
    expect(added).toEqual([])
  })
})

describe('places', () => {
  test('count on from the team’s own stories through the first to the rest, and none stands twice', () => {
    const found = ranked({ never, talk: talks({ finding: 'own-1', own }) })
    const places = [...found.own, ...found.first, ...found.rest].map(({ place }) => place)
    expect(places).toEqual(places.map((_, at) => at + 1))
  })

  test('a story that its author took back has none', () => {
    const found = ranked({ talk: talks({ finding: 'own-1', own: { ...own, withdrawn: true } }) })
    expect(found.own).toEqual([])
    expect(found.first[0]?.place).toBe(1)
  })
})
