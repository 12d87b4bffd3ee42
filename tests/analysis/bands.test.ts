import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dreadLettersOf, type Letters } from '../../src/analysis/dread.ts'
import { exactly } from '../../src/analysis/range.ts'
import { ratingOf } from '../../src/analysis/rating.ts'
import { ratingFloors, ratingScales } from '../../src/analysis/scales.ts'
import { stakesOf } from '../../src/analysis/stakes.ts'
import { type Band, bands, dreadLetters } from '../../src/domain/vocabulary.ts'
import type { Fact } from '../../src/flow/fact.ts'
import { clinicBooking, clubSite, lunchOrders } from './example-products.ts'
import { realContent, root, saidBy } from './real-content.ts'

const levels = [1, 2, 3]

/** All 243 ratings. */
const combinations: readonly Letters[] = levels.flatMap((damage) =>
  levels.flatMap((reproducibility) =>
    levels.flatMap((exploitability) =>
      levels.flatMap((affectedUsers) =>
        levels.map((discoverability) => ({
          damage: exactly(damage),
          reproducibility: exactly(reproducibility),
          exploitability: exactly(exploitability),
          affectedUsers: exactly(affectedUsers),
          discoverability: exactly(discoverability),
        })),
      ),
    ),
  ),
)

const bandOf = (letters: Letters): Band => ratingOf(letters).band.high
const rankOf = (letters: Letters): number => bands.indexOf(bandOf(letters))

/** The matrix as docs/decisions/rating.md publishes it: rows by how bad, columns by how easy. */
function publishedMatrix(): readonly { bad: number[]; byEase: readonly Band[] }[] {
  const onScreen: Readonly<Record<string, Band>> = {
    'Act first': 'actFirst',
    'Plan soon': 'planSoon',
    'Keep in mind': 'keepInMind',
    'Fine for now': 'fineForNow',
  }
  const page = readFileSync(join(root, 'docs', 'decisions', 'rating.md'), 'utf8')
  const rows = page.split('\n').filter((line) => /^\| (low|medium|high|very high) \(/.test(line))
  return rows.map((row) => {
    const [title = '', ...cells] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return {
      bad: [...title.matchAll(/\d/g)].map(([digit]) => Number(digit)),
      byEase: cells.map((cell) => onScreen[cell] ?? 'fineForNow'),
    }
  })
}

describe('the bands', () => {
  test('are those of the published table, for all 243 combinations', () => {
    const matrix = publishedMatrix()
    expect(matrix).toHaveLength(4)
    for (const letters of combinations) {
      const bad = letters.damage.low + letters.affectedUsers.low
      const easy =
        letters.reproducibility.low + letters.exploitability.low + letters.discoverability.low
      const column = easy <= 6 ? 0 : easy - 6
      const row = matrix.find((each) => each.bad.includes(bad))
      expect(bandOf(letters), `${bad} bad, ${easy} easy`).toBe(row?.byEase[column])
    }
  })

  test('never fall when a letter rises', () => {
    for (const letters of combinations) {
      for (const letter of dreadLetters) {
        if (letters[letter].low === 3) continue
        const raised = { ...letters, [letter]: exactly(letters[letter].low + 1) }
        expect(rankOf(raised)).toBeGreaterThanOrEqual(rankOf(letters))
      }
    }
  })
})

describe('the bands on our own stories', async () => {
  const { catalogue, analyser, rules } = await realContent()

  test('let every story be one to act on first, on some answers', () => {
    const known = (value: string): Fact => ({ state: 'known', possible: [value], answers: [] })
    const worst = new Map(
      Object.entries(ratingScales).map(([fact, scale]) => {
        const [value] = Object.entries(scale).toSorted((one, other) => other[1] - one[1])[0] ?? ['']
        return [fact, known(value)]
      }),
    )
    worst.set(ratingFloors.care.fact, known('child'))
    // Only being hurt is as bad as it gets for one person alone.
    worst.set('impact.leak', known('hurt')).set('impact.change', known('hurt'))
    const never = catalogue.threats
      .filter((threat) => bandOf(dreadLettersOf(threat, stakesOf(worst), {})) !== 'actFirst')
      .map(({ id }) => id)
    expect(never).toEqual([])
  })

  const shareToActOn = (answers: Parameters<typeof saidBy>[1]): number => {
    const open = analyser
      .judge(analyser.read(saidBy('Dana', answers)))
      .shown.filter(({ status }) => status !== 'covered')
    return open.filter(({ letters }) => bandOf(letters) === 'actFirst').length / open.length
  }

  test('keep the top for few: none where little is at stake, at most a fifth for a weak clinic', () => {
    expect(shareToActOn(clubSite)).toBe(0)
    expect(shareToActOn(lunchOrders)).toBe(0)
    expect(shareToActOn(clinicBooking)).toBeGreaterThan(0)
    expect(shareToActOn(clinicBooking)).toBeLessThanOrEqual(0.2)
  })

  test('know every answer that a rating reads', () => {
    const asked = new Map(
      rules.flow.questions.map((question) => [
        question.fact,
        question.choices.map((choice) => choice.value),
      ]),
    )
    for (const [fact, scale] of Object.entries(ratingScales)) {
      expect(Object.keys(scale).toSorted(), fact).toEqual(asked.get(fact)?.toSorted())
    }
    for (const { fact, values } of Object.values(ratingFloors)) {
      expect(asked.get(fact), fact).toEqual(expect.arrayContaining([...values]))
    }
  })

  test('are reached by answers that go together: no two that lower a story shut each other out', () => {
    const shutOut = catalogue.threats.flatMap(({ id, lowers }) => {
      const single = lowers.flatMap(({ if: when }) => ('is' in when ? [when] : []))
      return single.some((one) =>
        single.some(
          (other) => one.fact === other.fact && !one.is.some((value) => other.is.includes(value)),
        ),
      )
        ? [id]
        : []
    })
    expect(shutOut).toEqual([])
  })
})
