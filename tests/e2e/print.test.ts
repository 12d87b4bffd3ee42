import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toBriefHtml, toBriefMarkdown } from '../../src/report/brief.ts'
import { toHtml } from '../../src/report/html.ts'
import type { Summary } from '../../src/report/summary.ts'
import { goldenSummaries } from '../golden/summaries.ts'
import { everywhere } from '../report/everywhere.ts'
import { openChromium, patience } from './chromium.ts'
import { sheetsOf } from './sheets.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
}, patience)
afterAll(() => browser.close())

/** The example product whose document is longest; the others are printed in `npm run test:long`. */
const longest = (write: (summary: Summary) => string): string =>
  goldenSummaries
    .map(([, summary]) => write(summary))
    .reduce((one, other) => (other.length > one.length ? other : one))

describe('on paper', () => {
  test('the page for a meeting is one sheet', { timeout: patience }, async () => {
    expect(await sheetsOf(browser, longest(toBriefHtml))).toBe(1)
  })

  test('as a message it is short, for every example product', () => {
    for (const [product, summary] of goldenSummaries) {
      expect(toBriefMarkdown(summary).length, product).toBeLessThan(6000)
    }
  })

  test('it is one sheet however much was typed', { timeout: patience }, async () => {
    const summary = everywhere('many words '.repeat(120))
    expect(await sheetsOf(browser, toBriefHtml(summary))).toBe(1)
    expect(toBriefMarkdown(summary).length).toBeLessThan(6000)
  })

  test('the full report of a full check is at most twelve sheets', {
    timeout: patience,
  }, async () => {
    expect(await sheetsOf(browser, longest(toHtml))).toBeLessThanOrEqual(12)
  })
})
