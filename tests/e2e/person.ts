import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { patience } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Somebody at a browser of their own. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained about: broken scripts, things the page's policy refused. */
  readonly complaints: string[]
  /** The newest private card. */
  current(): Locator
  /** The card of a story in the team's thread. */
  story(words: string): Locator
  settled(words: string): Locator
}

/** Opens a browser at an address; nothing moves, so that nothing has to be waited for. */
export async function somebody(
  browser: Browser,
  address: string,
  size = { width: 1280, height: 800 },
): Promise<Person> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const away = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|ERR_CONNECTION_RESET/
    if (message.type() === 'error' && !away.test(message.text())) complaints.push(message.text())
  })
  await page.goto(address)
  return {
    context,
    page,
    complaints,
    current: () => page.locator('.own .message').last(),
    story: (words) => page.locator('.thread .message').filter({ hasText: words }).last(),
    settled: (words) => page.locator('.own .message.line').filter({ hasText: words }).last(),
  }
}

/** Everything axe finds wrong with what is on the screen now. */
export async function barriers(page: Page): Promise<string[]> {
  // The page's policy refuses scripts from elsewhere; what the test evaluates goes around it.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await checker.run()
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  })
}

/** True where the keyboard is. */
export const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => element.matches(':focus'))

/** True when a script that somebody typed has run. */
export const wasHacked = (page: Page): Promise<boolean> =>
  page.evaluate(() => 'hacked' in globalThis)

/** True when something sticks out sideways. */
export const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > innerWidth')

/** Waits until the newest private card is another one. */
export async function nextCard(person: Person, act: () => Promise<unknown>): Promise<void> {
  const before = await person.current().getAttribute('data-card')
  await act()
  await expect.poll(() => person.current().getAttribute('data-card')).not.toBe(before)
}

/** Answers the open question, whatever it is: the n-th answer, the n-th choice, or these words. */
export async function answer(person: Person, n: number, words: string): Promise<void> {
  const card = person.current()
  const buttons = card.locator('[data-action=answer]:not(.style-positive)')
  const count = await buttons.count()
  if (count > 0) return nextCard(person, () => buttons.nth(n % count).click())
  const boxes = card.locator('input[type=checkbox], input[type=radio]')
  const lines = card.locator('textarea, input[type=text]')
  if ((await boxes.count()) > 0) await boxes.nth(n % (await boxes.count())).check()
  else await lines.first().fill(words)
  return nextCard(person, () => card.locator('.style-positive').click())
}
