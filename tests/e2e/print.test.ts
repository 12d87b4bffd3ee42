import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toBriefHtml, toBriefMarkdown } from '../../src/report/brief.ts'
import { toHtml } from '../../src/report/html.ts'
import { goldenSummaries } from '../golden/summaries.ts'
import { everywhere } from '../report/everywhere.ts'
import { openChromium, patience } from './chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
}, patience)
afterAll(() => browser.close())

/** How many sheets of A4 a document takes on paper. */
async function sheets(html: string): Promise<number> {
  const page = await browser.newPage()
  try {
    await page.setContent(html)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  } finally {
    await page.close()
  }
}

describe('on paper', () => {
  test('the page for a meeting is one sheet, for every example product', {
    timeout: patience,
  }, async () => {
    for (const [product, summary] of goldenSummaries) {
      expect(await sheets(toBriefHtml(summary)), product).toBe(1)
      expect(toBriefMarkdown(summary).length, product).toBeLessThan(6000)
    }
  })

  test('it is one sheet however much was typed', { timeout: patience }, async () => {
    const summary = everywhere('many words '.repeat(120))
    expect(await sheets(toBriefHtml(summary))).toBe(1)
    expect(toBriefMarkdown(summary).length).toBeLessThan(6000)
  })

  test('the full report of a full check is at most twelve sheets, for every example product', {
    timeout: patience,
  }, async () => {
    for (const [product, summary] of goldenSummaries) {
      expect(await sheets(toHtml(summary)), product).toBeLessThanOrEqual(12)
    }
  })
})
