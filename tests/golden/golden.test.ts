import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { productCheck, readyChecks } from '../../src/questionnaires.ts'
import { type Assessment, assessmentSchema } from '../../src/report/assessment.ts'
import { content, say } from '../own-content.ts'
import { words } from '../review/bench.ts'
import { fileOf, type Golden, loadGolden, products, textOf } from './golden.ts'
import { Walk } from './walk.ts'

// TEST_GOLDEN=write npx vitest run tests/golden rewrites the texts, for a person to read in the diff.
const { TEST_GOLDEN } = process.env
const writing = TEST_GOLDEN === 'write'
const { compiled, analyser } = readyCheck()
const { rules } = compiled

function readyCheck() {
  const check = readyChecks(content, say).get(productCheck)
  if (!check) throw new Error('no product check')
  return check
}

/** What one product's people saw, and what came of it. */
interface Walked {
  readonly conversation: string
  readonly summary: string
  readonly discussion: string
  readonly questions: number
  readonly lowStakes: boolean
  readonly findings: Assessment['findings']
}

async function walked(golden: Golden, typing = false): Promise<Walked> {
  const { starts, before, discussion = [] } = golden.people
  const walk = await Walk.start(golden, typing)
  await walk.answerAll()
  await walk.do(before)
  const conversation = walk.take()
  await walk.press(starts, { type: 'preview' })
  walk.take()
  await walk.press(starts, { type: 'publish', how: 'all' })
  const { thread } = await walk.bench.feed(starts, walk.review)
  const summary = `${words(thread.find(({ id }) => id === 'summary')?.message)}\n`
  const sender = {
    workspace: 'local',
    channel: 'web',
    who: { id: starts.toLowerCase(), name: starts },
  }
  const { body } = await walk.bench.reviews.report(sender, walk.review, 'json')
  const { findings } = assessmentSchema.parse(JSON.parse(body))
  await walk.do(discussion)
  const after = await walk.bench.feed(starts, walk.review)
  const last = words(after.thread.find(({ id }) => id === 'summary')?.message)
  const numbered = [...walk.asked].filter((id) => rules.byId.get(id)?.type !== 'people')
  return {
    conversation,
    summary,
    discussion: `${walk.take()}\nThe summary in the end\n${last}\n`,
    questions: numbered.length,
    lowStakes: rules.lowStakes(compiled.read(given(golden)).facts),
    findings,
  }
}

const isOpen = ({ status }: Assessment['findings'][number]) => status !== 'covered'

describe.each(products)('%s', (product) => {
  const golden = loadGolden(product)
  const { expected } = golden
  let result: Walked

  beforeAll(async () => {
    result = await walked(golden)
    if (!writing) return
    writeFileSync(fileOf(product, 'conversation.txt'), result.conversation)
    writeFileSync(fileOf(product, 'summary.txt'), result.summary)
    writeFileSync(fileOf(product, 'discussion.txt'), result.discussion)
  })

  test.each(['conversation', 'summary', 'discussion'] as const)(
    'the %s reads as it stands',
    (part) => {
      expect(result[part]).toBe(textOf(product, `${part}.txt`))
    },
  )

  test('asks no more than it promises', () => {
    expect(result.lowStakes).toBe(expected.lowStakes)
    expect(result.questions).toBeLessThanOrEqual(expected.lowStakes ? 15 : 35)
    expect(result.questions).toBeLessThanOrEqual(expected.questions)
  })

  test('“Act first” stays rare, and is there where it should be', () => {
    // What only unknowns raise is told as not known yet, and never as one to act on first.
    const first = result.findings.filter(
      (one) => isOpen(one) && one.band.high === 'actFirst' && one.notKnownYet !== true,
    )
    expect(first.length / result.findings.length).toBeLessThanOrEqual(0.2)
    if (expected.actFirst === 'none') expect(first).toEqual([])
    if (expected.actFirst === 'some') expect(first.length).toBeGreaterThan(0)
  })

  test('the stories that must come first do', () => {
    const seven = result.findings
      .filter(isOpen)
      .slice(0, 7)
      .map(({ id }) => id)
    expect(missing(expected.must.first7, seven), `first seven: ${seven.join(' ')}`).toEqual([])
  })

  test('every answer of the file known, at most a fifth are to act on first at either end', () => {
    const { findings } = analyser.analyse(given(golden))
    for (const end of ['low', 'high'] as const) {
      const first = findings.filter(({ rating }) => rating.band[end] === 'actFirst')
      expect(first.length / findings.length, end).toBeLessThanOrEqual(0.2)
    }
  })

  test('most of the first seven with a known weak answer show one, and none shows a mild reason', () => {
    const seven = result.findings.filter(isOpen).slice(0, 7)
    const asked = seven.filter(({ weak = [] }) => weak.length > 0)
    expect(asked.every(({ weak = [] }) => weak.every(({ answer }) => answer !== '?'))).toBe(true)
    const why = seven.flatMap(({ whyHere }) => (whyHere ? [whyHere] : []))
    expect(why.filter(({ answer }) => answer === '?' || answer === 'mild')).toEqual([])
  })

  test('none is there that must not be, and every expectation names a story', () => {
    const open = result.findings.filter(isOpen).map(({ id }) => id)
    expect(expected.mustNot.filter((id) => open.includes(id))).toEqual([])
    expect(unknown(golden)).toEqual([])
  })

  test('every answer is one to a question', () => {
    expect(Object.keys(golden.answers).filter((id) => !rules.byId.has(id))).toEqual([])
  })

  test('with every answer of the file, what must be there is, and what is taken care of counts as that', () => {
    const { findings } = analyser.analyse(given(golden))
    const ids = (covered: boolean) =>
      findings.filter(({ status }) => (status === 'covered') === covered).map(({ id }) => id)
    expect(missing(expected.must.anywhere, ids(false))).toEqual([])
    expect(missing(expected.must.covered, ids(true))).toEqual([])
    expect(expected.mustNot.filter((id) => ids(false).includes(id))).toEqual([])
  })
})

test.each(['club-site', 'admin-tool'])('%s comes to the same by typing', async (product) => {
  const golden = loadGolden(product)
  const typed = await walked(golden, true)
  expect(typed.summary).toBe(textOf(product, 'summary.txt'))
})

/** Expected stories of which none is there. */
const missing = (wanted: readonly string[], there: readonly string[]): string[] =>
  wanted.filter((either) => !either.split(' | ').some((id) => there.includes(id)))

/** Ids in the expectations that no story has. */
function unknown({ expected: { must, mustNot } }: Golden): string[] {
  const known = new Set(content.catalogue.threats.map(({ id }) => id))
  const named = [...must.first7, ...must.anywhere, ...must.covered, ...mustNot]
  return named.flatMap((either) => either.split(' | ')).filter((id) => !known.has(id))
}

/** Every answer of the file, asked or not. */
const given = ({ answers }: Golden) =>
  Object.entries(answers).map(([question, value]) => ({
    question,
    by: 'file',
    at: '2026-11-21T09:00:00.000Z',
    value,
  }))
