import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportFormat } from '../../src/domain/report-format.ts'
import type { Assessment } from '../../src/report/assessment.ts'
import { htmlText } from '../../src/report/html.ts'
import { markdownText } from '../../src/report/markdown.ts'
import { content } from '../own-content.ts'
import { Bench, words } from '../review/bench.ts'
import { postedCheck } from '../review/posted-check.ts'
import { type Act, type Row, rows } from './standing-rows.ts'

const { bench: posted, review } = await postedCheck()

async function played({ acts, finding = 'hidden-commands' }: Row): Promise<Bench> {
  const bench = new Bench()
  await bench.copy(posted, review)
  for (const act of acts) {
    if (typeof act === 'number') bench.clock.pass(act * 86_400)
    else await doIt(bench, finding, act)
  }
  return bench
}

async function doIt(bench: Bench, finding: string, [name, action]: Exclude<Act, number>) {
  const { change: question, value } = action
  if (question === undefined) return bench.act(name, { review, finding, ...action })
  await bench.act(name, { type: 'change', review, question })
  await bench.act(name, { type: 'answer', review, question, version: 1, value })
  await bench.answerAll(name, review, {})
  return bench.act(name, { type: 'publish', review, how: 'all' })
}

const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

async function everyRendering(bench: Bench, finding: string) {
  const report = async (format: ReportFormat) =>
    (await bench.reviews.report(dana, review, format)).body
  const { thread } = await bench.feed('Ravi', review)
  const cards = new Map(thread.map(({ id, message }) => [id, words(message)]))
  const json: Assessment = JSON.parse(await report('json'))
  const rendered = {
    json,
    md: await report('md'),
    html: await report('html'),
    summary: cards.get('summary') ?? '',
    story: cards.get(`story/${finding}`) ?? '',
    overview: (await bench.reviews.overview(dana))[0]?.state ?? '',
    home: words(await bench.reviews.home(dana)),
  }
  await bench.act('Dana', { type: 'close', review, sure: true })
  return { ...rendered, digest: await bench.threadCard('Ravi', review, 'digest') }
}

type Shown = Awaited<ReturnType<typeof everyRendering>>

describe('where a story stands is the same in every place', () => {
  let before: ReturnType<typeof countsOf>

  beforeAll(async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    before = countsOf(await everyRendering(bench, 'hidden-commands'))
  })

  describe.each(rows)('$state', (row) => {
    const { kind, settled, thread, report, apart, finding = 'hidden-commands' } = row
    const isListed = kind !== 'takenCareOf' && kind !== 'gone'
    let shown: Shown
    let title: string
    const short = content.catalogue.threats.find(({ id }) => id === finding)?.short ?? finding

    beforeAll(async () => {
      shown = await everyRendering(await played(row), finding)
      title = storyIn(shown, finding)?.title ?? 'missing'
    })

    test('in the words of the report', () => {
      expect(storyIn(shown, finding)?.discussion?.standing).toBe(kind)
      expect(shown.md).toContain(markdownText(report))
      expect(shown.html).toContain(htmlText(report))
    })

    test('on its own card', () => {
      // A “no” stands there in whole sentences.
      const isAbove = thread.startsWith('Not possible here')
      expect(shown.story).toContain(isAbove ? 'Not possible, says Mei: “We test it”.' : thread)
      expect(/^Act first ·/m.test(shown.story)).toBe(!row.off)
      expect(shown.story.includes('It is done]')).toBe(kind === 'decided')
    })

    test('in the summary', () => {
      const line = shown.summary.split('\n').find((one) => one.includes(`. ${short}`))
      expect(line?.endsWith(thread) ?? false).toBe(isListed)
      const first = /^Act first\n(?:\d.*\n)*/m.exec(shown.summary)?.[0] ?? ''
      expect(first.includes(`. ${short}`)).toBe(!row.off)
    })

    test('in the lists of the digest', () => {
      const named = (heading: string) =>
        shown.digest
          .split(`${heading}\n`)[1]
          ?.split(/\n(?!- )/)[0]
          ?.includes(title) === true
      expect(named('Still open')).toBe(!settled && kind !== 'parked')
      expect(named('Left for later')).toBe(kind === 'parked')
    })

    test('in what is talked through and what is to act on first', () => {
      const { now, talkedThrough } = countsOf(shown)
      if (isListed) expect(before.now.actFirst - now.actFirst).toBe(row.off ? 1 : 0)
      expect(talkedThrough.done).toBe(settled && isListed ? 1 : 0)
      expect(shown.summary).toContain(`${talkedThrough.done} of 7 talked through`)
      expect(shown.digest).toContain(`${talkedThrough.done} of 7 stories talked through`)
      expect(shown.digest).toContain(`“Act first” in all: ${now.actFirst}`)
      expect(shown.overview).toContain(`${now.actFirst} to act on first`)
      expect(shown.home).toContain(shown.overview)
      const inReport = /To act on first: (\d+)/.exec(shown.md)?.[1] ?? now.actFirst
      expect(Number(inReport)).toBe(now.actFirst)
    })

    test('in what is said apart', () => {
      const { livedWith, notPossible, done } = countsOf(shown)
      expect(livedWith + notPossible + done).toBe(apart === undefined ? 0 : 1)
      const settledSoFar = apart === undefined ? '' : `Settled so far: ${apart}.`
      expect(shown.summary.match(/Settled so far:.*?\./)?.[0] ?? '').toBe(settledSoFar)
      expect(shown.md).toContain(settledSoFar)
      expect(shown.html).toContain(settledSoFar)
      const later = row.kind === 'parked' ? '1 left for later' : ''
      expect(shown.overview.split(' · ').slice(2).join()).toBe(apart ?? later)
      expect(shown.digest).toContain(apart ?? '')
    })
  })
})

const storyIn = ({ json }: Shown, finding: string) =>
  json.findings.find(({ id }) => id === finding) ??
  json.review?.gone?.find(({ id }) => id === finding)

function countsOf({ json }: Shown) {
  const counts = json.review?.counts
  if (!counts) throw new Error('the file has no counts')
  return counts
}
