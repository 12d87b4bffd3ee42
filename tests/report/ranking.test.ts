import { describe, expect, test } from 'vitest'
import { neverId } from '../../src/domain/never-story.ts'
import { rankedStories, rankStories } from '../../src/report/ranking.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { noTalk, type StoryTalk } from '../../src/report/talk.ts'
import { analysis, finding, swimInput, talks } from './swim.ts'
import { way } from './ways.ts'

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

describe('that it has happened, while what people say is hidden', () => {
  const counts = { ...noTalk('x').counts, happened: 1 }
  const seconded = { by: 'tom', secondedBy: 'mei' }
  const standing = (talk: Partial<StoryTalk>, stances?: 'hidden') => {
    const said = talks({ finding: 'story-b', counts, ...talk })
    const stories = rankedStories(ranked({ talk: said, ...(stances && { stances }) }))
    return stories.find(({ id }) => id === 'story-b')
  }

  test('changes nothing that others can see, as long as it is open', () => {
    expect(standing({ claims: [seconded] })?.standing).toMatchObject({ happened: true })
    expect(standing({}, 'hidden')?.standing).toMatchObject({ kind: 'open', happened: false })
    expect(standing({ claims: [{ by: 'tom' }] }, 'hidden')?.standing.kind).toBe('waiting')
    expect(standing({ claims: [{ by: 'tom' }] })?.standing.kind).toBe('open')
  })

  test('counts once it is settled without it', () => {
    expect(standing({ claims: [seconded] }, 'hidden')?.standing).toMatchObject({
      kind: 'open',
      happened: true,
    })
  })

  test('leaves it not known where nobody knew, until others may see it', () => {
    const unknown = (stances?: 'hidden') => {
      const talk = talks({ finding: 'dim', counts })
      const findings = [finding('dim', { notKnownYet: true })]
      const found = ranked({
        talk,
        analysis: { ...analysis, findings },
        ...(stances && { stances }),
      })
      return rankedStories(found)[0]?.isNotKnownYet
    }
    expect([unknown(), unknown('hidden')]).toEqual([false, true])
  })
})

describe('stories that only a way tells', () => {
  const findings = [finding('told', { onlyAsWay: true }), finding('both')]
  const ways = [way('mail', 'told'), way('post', 'both')]
  const groups = (...aside: string[]) => {
    const waysAside = new Map(aside.map((id) => [id, 'tom']))
    const talk = talks({ finding: neverId, waysAside })
    const { first, rest, gone } = ranked({ talk, analysis: { ...analysis, findings, ways } })
    return [
      [...first, ...rest].map(({ id }) => id).toSorted(),
      gone.map(({ id, place }) => [id, place]),
    ]
  }

  test('go with their way once it is set aside, and other stories stay', () => {
    expect(groups()).toEqual([['both', 'told'], []])
    expect(groups('mail')).toEqual([['both'], [['told', 0]]])
    expect(groups('post')).toEqual([['both', 'told'], []])
    expect(groups('mail', 'post')).toEqual([['both'], [['told', 0]]])
  })
})
