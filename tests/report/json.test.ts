import { describe, expect, test } from 'vitest'
import { assessmentJsonSchema, assessmentSchema } from '../../src/report/assessment.ts'
import { assessmentText, toAssessment } from '../../src/report/json.ts'
import { analysis, swim, swimFromFile, talks } from './swim.ts'

describe('an assessment', () => {
  test('of a file has exactly the published members, in the order a team should see', () => {
    const assessment = toAssessment(swimFromFile())
    expect(Object.keys(assessment)).toEqual([
      'schemaVersion',
      'product',
      'flow',
      'contentVersion',
      'made',
      'model',
      'answers',
      'steps',
      'asked',
      'ignored',
      'ways',
      'findings',
      'bestFixes',
      'findOut',
      'assumptions',
      'notLookedAt',
    ])
    expect(assessment.findings.map(({ id }) => id)).toEqual(analysis.findings.map(({ id }) => id))
    expect(assessment.findings[0]).not.toHaveProperty('discussion')
    expect(assessmentText(assessment)).not.toMatch(/"(by|at)":/)
    expect(assessmentSchema.parse(JSON.parse(assessmentText(assessment)))).toEqual(assessment)
  })

  test('steers no screen it is printed on, and reads as it was written', () => {
    const name = 'a\u001b[31m\u009b2J\u007f\u202Eb'
    const assessment = { ...toAssessment(swimFromFile()), product: { name } }
    const written = assessmentText(assessment)
    expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202A-\u202E]/u)
    expect(JSON.parse(written).product.name).toBe(name)
  })

  test('gives every letter its range and who said why', () => {
    const [first] = toAssessment(swim()).findings
    expect(first?.dread.exploitability).toEqual({
      low: 2,
      high: 3,
      because: [
        {
          question: 'about.features',
          answer: 'signin',
          by: 'Dana',
          at: '2025-11-20T09:00:00Z',
          text: 'Customers sign in.',
        },
      ],
    })
    expect(first?.dread.total).toEqual({ low: 13, high: 14 })
    expect(first?.meaning).toBe('What it could bring you: people hurt and lost trust.')
    expect(first?.references).toEqual({
      cwe: [639],
      capec: [39],
      owasp: ['A01:2025'],
      asvs: ['V8.2'],
    })
  })

  test('never gives an id in place of a name nobody knows', () => {
    const text = assessmentText(toAssessment(swim({ people: new Map() })))
    expect(text).not.toContain('"dana"')
  })

  test('of a review keeps what was said, and both bands where they differ', () => {
    const override = { band: 'fineForNow', by: 'tom', reason: 'It is offline' } as const
    const own = { words: 'A teacher could see every child', by: 'mei' }
    const assessment = toAssessment(
      swim({
        talk: talks({ finding: 'see-others', override }, { finding: 'own-1', own }),
        ignored: [{ question: 'ai.reads', reason: 'It does not apply.' }],
      }),
    )
    expect(assessment.findings[0]).toMatchObject({
      band: { high: 'actFirst' },
      discussion: { override: { band: 'fineForNow', by: 'Tom' } },
    })
    expect(assessment.review?.ownStories).toMatchObject([
      { id: 'own-1', words: own.words, by: 'Mei' },
    ])
    expect(assessment.ignored).toEqual([{ question: 'ai.reads', reason: 'It does not apply.' }])
    expect(assessmentSchema.parse(JSON.parse(assessmentText(assessment)))).toEqual(assessment)
  })

  test('of a review keeps the talk about what must never happen, and how it could', () => {
    const ways = [{ by: 'tom', words: 'A printed list is left on the bus' }]
    const assessment = toAssessment(swim({ talk: talks({ finding: 'must-never-happen', ways }) }))
    expect(assessment.review).toMatchObject({
      mustNeverHappen: 'A child’s home address must never be shown.',
      mustNeverHappenStory: {
        id: 'must-never-happen',
        words: 'A child’s home address must never be shown.',
        by: 'Dana',
        discussion: { ways: [{ by: 'Tom', words: ways[0]?.words }] },
      },
    })
    expect(assessmentSchema.parse(JSON.parse(assessmentText(assessment)))).toEqual(assessment)
  })

  test('with nothing found is still a whole assessment', () => {
    const empty = { ...analysis, findings: [], bestFixes: [], findOut: [], assumptions: [] }
    expect(() => assessmentSchema.parse(toAssessment(swim({ analysis: empty })))).not.toThrow()
  })
})

// After a wanted change: npx vitest run tests/report/json.test.ts -u. Members that go or change need version 2.
test('the published JSON Schema is current', async () => {
  const text = `${JSON.stringify(assessmentJsonSchema(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../content/schema/assessment-1.json')
})
