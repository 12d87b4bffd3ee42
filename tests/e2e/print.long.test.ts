import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toBriefHtml } from '../../src/report/brief.ts'
import { toHtml } from '../../src/report/html.ts'
import { goldenSummaries } from '../golden/summaries.ts'
import { openChromium, patience } from './chromium.ts'
import { sheetsOf } from './sheets.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
}, patience)
afterAll(() => browser.close())

test.each(goldenSummaries)('on paper, for %s', { timeout: patience }, async (_, summary) => {
  expect(await sheetsOf(browser, toBriefHtml(summary))).toBe(1)
  expect(await sheetsOf(browser, toHtml(summary))).toBeLessThanOrEqual(12)
})
