import { describe, expect, test } from 'vitest'
import type { Element } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { summarise } from '../../src/report/summary.ts'
import { toldWays } from '../../src/report/told-ways.ts'
import {
  fewWayLines,
  wayCards,
  wayChoices,
  wayItems,
  wayParts,
  wayReasons,
} from '../../src/report/ways-words.ts'
import { analysis, swim } from './swim.ts'
import { toldCheck } from './told-check.ts'
import { behind, swimWithWays, way, ways, weakStory } from './ways.ts'

const shown = (elements: readonly Element[]) => plainText({ elements: [...elements] }).split('\n')
const aside = { waysAside: new Map([['link', 'tom']]) }
const fearOf = (...of: Parameters<typeof way>[]) =>
  swim({
    analysis: {
      ...analysis,
      findings: [weakStory, ...analysis.findings.slice(1)],
      ways: of.map((one) => way(...one)),
    },
  })

describe('the ways in which it could happen', () => {
  test('are the first five whose story is here, each with its letter', () => {
    expect(toldWays(swimWithWays()).told.map(({ letter, way }) => letter + way.id)).toEqual([
      'astaff',
      'bmail',
      'dcopy',
      'elink',
      'fguess',
    ])
  })

  test('one that is set aside makes room for the next, and keeps its letter', () => {
    const { told, aside: set } = toldWays(swimWithWays(aside))
    expect(told.map(({ way }) => way.id)).toEqual(['staff', 'mail', 'copy', 'guess', 'phone'])
    expect(set.map(({ letter, way, by }) => [letter, way.id, by])).toEqual([['e', 'link', 'tom']])
  })

  test('no two give the same reason, and what nobody knows is none', () => {
    const reasons = toldWays(swimWithWays(aside)).told.map(({ reason }) => reason?.text)
    expect(reasons).toEqual([
      'Nobody has tested it.',
      undefined,
      'Copies lie about.',
      undefined,
      undefined,
    ])
  })

  test('that it is feared is a reason for none, also where it is the only one', () => {
    const fear = behind('impact.fear', 'A leak is feared most.')
    const { input } = toldCheck()
    const told = (...because: ReturnType<typeof behind>[]) =>
      toldWays(
        summarise({ ...input, analysis: { ...analysis, ways: [way('a', 'story-b', ...because)] } }),
      ).told.map(({ reason }) => reason?.text)
    expect(told(fear)).toEqual([undefined])
    expect(told(fear, behind('out.reach', 'Anyone can reach it.'))).toEqual([
      'Anyone can reach it.',
    ])
  })

  test('a weak answer of its story tells more than why it matters, and that more than what makes it possible', () => {
    const known = behind('out.reach', 'Anyone can reach it.')
    const reasons = toldWays(
      fearOf(['a', 'see-others', known], ['b', 'see-others', known], ['c', 'see-others', known]),
    ).told.map(({ reason }) => reason?.text)
    expect(reasons).toEqual([
      'Passwords are shared.',
      'Health details are kept.',
      'Anyone can reach it.',
    ])
  })

  test('in the thread each can be talked about or set aside, and says why', () => {
    expect(shown(wayCards(swimWithWays(aside)))).toEqual([
      'a. It gets out by staff. Act first, number 1 in the list. Nobody has tested it.',
      '[Talk about it (a)] [That is not us (a)]',
      'b. It gets out by mail. Live with it until 1 May 2026: Ravi.',
      '[Talk about it (b)] [That is not us (b)]',
      'd. It gets out by copy. Fine for now. Copies lie about.',
      '[Talk about it (d)] [That is not us (d)]',
      'f. It gets out by guess. Plan soon, number 4 in the list.',
      '[Talk about it (f)] [That is not us (f)]',
      'g. It gets out by phone. Plan soon, number 5 in the list.',
      '[Talk about it (g)] [That is not us (g)]',
      'e. It gets out by link. Not us, says Tom.',
      '[Bring it back (e)]',
    ])
  })

  test('their buttons say which way and which story they mean', () => {
    const actions = wayCards(swimWithWays(aside)).flatMap((one) =>
      one.type === 'buttons' ? one.buttons.map(({ action }) => action) : [],
    )
    expect(actions.slice(2, 4)).toEqual([
      { type: 'openStory', review: 'r1', finding: 'story-b' },
      { type: 'setWayAside', review: 'r1', way: 'mail' },
    ])
    expect(actions.at(-1)).toEqual({ type: 'bringWayBack', review: 'r1', way: 'link' })
  })

  test('before anything is posted they can only be set aside', () => {
    const choices = shown(wayChoices(swimWithWays(aside)))
    expect(choices[0]).toBe('Could it happen in these ways? Set aside what could not.')
    expect(choices[1]).toMatch(/^a\. It gets out by staff\..* Nobody has tested it\.$/)
    expect(choices[2]).toBe('[That is not us (a)]')
    expect(choices.slice(-2)).toEqual([
      'e. It gets out by link. Not us, says Tom.',
      '[Bring it back (e)]',
    ])
    expect(choices.join()).not.toContain('Talk about it')
  })

  test('where all were set aside they can still be brought back', () => {
    const all = new Map(ways.map(({ id }) => [id, 'tom']))
    expect(shown(wayChoices(swimWithWays({ waysAside: all }))).at(-1)).toBe('[Bring it back (h)]')
    expect(wayParts(swimWithWays({ waysAside: all }))).toEqual([])
  })

  test('nothing is asked where there are none, or nobody said what must never happen', () => {
    expect(wayChoices(swim())).toEqual([])
    const { never: _, ...unsaid } = swimWithWays(aside).input
    expect(wayChoices(summarise(unsaid))).toEqual([])
    expect(fewWayLines(summarise(unsaid), 3)).toEqual([])
  })

  test('as few lines they are bare, but what is settled says so', () => {
    expect(shown(fewWayLines(swimWithWays(), 3))).toEqual([
      'a. It gets out by staff.',
      'b. It gets out by mail. Live with it until 1 May 2026: Ravi.',
      'd. It gets out by copy.',
    ])
  })

  test('as items of a list they say how soon, and where they stand among the first', () => {
    expect(wayItems(swimWithWays()).slice(0, 3)).toEqual([
      'a. It gets out by staff. **Act first**, number 1 in the list.',
      'b. It gets out by mail. **Live with it until 1 May 2026:** Ravi.',
      'd. It gets out by copy. **Fine for now.**',
    ])
  })

  test('behind each stand all that is known of it, with who said it, each once', () => {
    const twice = behind('in.how', 'Passwords are shared.')
    const nobody = { ...behind('out.reach', 'Anyone can reach it.'), by: 'gone' }
    const unsure = behind('run.restore', 'Whether it comes back.', null)
    const summary = fearOf(['a', 'see-others', twice, nobody, unsure], ['b', 'story-b', unsure])
    expect(wayReasons(summary)).toEqual(['a. Ravi: Passwords are shared. Anyone can reach it.'])
  })

  test('in a report they have their rating, their reason, where they stand, and who set one aside', () => {
    expect(wayParts(swimWithWays(aside))).toEqual([
      { type: 'words', words: 'By the answers, it could happen like this:' },
      {
        type: 'list',
        lettered: true,
        items: [
          [
            'a. It gets out by staff ',
            { band: 'actFirst', words: 'Act first' },
            ' Nobody has tested it.',
          ],
          ['b. It gets out by mail', ' Live with it until 1 May 2026: Ravi; Tom agrees'],
          [
            'd. It gets out by copy ',
            { band: 'fineForNow', words: 'Fine for now' },
            ' Copies lie about.',
          ],
          ['f. It gets out by guess ', { band: 'planSoon', words: 'Plan soon' }, ''],
          ['g. It gets out by phone ', { band: 'planSoon', words: 'Plan soon' }, ''],
          'e. It gets out by link Not us, says Tom.',
        ],
      },
    ])
  })
})
