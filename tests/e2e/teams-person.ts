import { mkdirSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Somebody at the Playground, which looks like Teams. */
export class TeamsPerson {
  readonly page: Page
  #pictures = 0

  constructor(page: Page) {
    this.page = page
  }

  static async open(browser: Browser, address: string): Promise<TeamsPerson> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } })
    const page = await context.newPage()
    // Fonts and an animation from Microsoft's own servers, which nothing needs.
    await page.route(/cdn\.office\.net/, (route) => route.abort())
    await page.goto(address)
    await page.getByText('Log Panel').waitFor()
    return new TeamsPerson(page)
  }

  /** Goes to a chat or a channel by its name. */
  async goTo(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name }).first().click()
  }

  /** Writes in a chat. */
  async write(words: string): Promise<void> {
    await this.#composer().last().click()
    await this.page.keyboard.type(words)
    await this.page.keyboard.press('Enter')
  }

  /** Writes a new post in a channel, to Whatif. */
  async mention(words: string): Promise<void> {
    await this.#composer().first().click()
    await this.page.keyboard.type('@')
    await this.page
      .getByRole('menuitem', { name: /Whatif/ })
      .first()
      .click()
    await this.page.keyboard.type(` ${words}`)
    await this.page.getByRole('button', { name: 'Post', exact: true }).click()
  }

  /** The newest card that says this. */
  card(words: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: words }).last()
  }

  newest(): Locator {
    return this.page.locator('.ac-adaptiveCard').last()
  }

  press(card: Locator, name: string | RegExp): Promise<void> {
    return card.getByRole('button', { name }).first().click()
  }

  /** Answers the open question, whatever it is, until a card says this. */
  async answerUntil(words: RegExp, most = 60): Promise<number> {
    for (let n = 0; n < most; n += 1) {
      if ((await this.card(words).count()) > 0) return n
      const before = await this.newest().innerText()
      await this.answer()
      await expect.poll(() => this.newest().innerText(), { timeout: 15_000 }).not.toBe(before)
    }
    throw new Error(`no card said ${words}`)
  }

  /** The first answer, the first choice, or a few words. */
  async answer(): Promise<void> {
    const card = this.newest()
    const boxes = card.locator('input[type=checkbox], input[type=radio]')
    const lines = card.locator('textarea, input[type=text]')
    if ((await boxes.count()) > 0) await boxes.first().check()
    else if ((await lines.count()) > 0) await lines.first().fill('Patients book appointments')
    else return card.getByRole('button').first().click()
    return this.press(card, 'Send')
  }

  /** Keeps what is on the screen, to be looked at. */
  async picture(name: string): Promise<void> {
    const { TEST_SCREENSHOTS } = process.env
    if (TEST_SCREENSHOTS === undefined) return
    mkdirSync('screenshots/playground', { recursive: true })
    this.#pictures += 1
    const path = `screenshots/playground/${String(this.#pictures).padStart(2, '0')}-${name}.png`
    await this.page.screenshot({ path })
  }

  #composer(): Locator {
    return this.page.locator('[contenteditable=true][role=textbox]')
  }
}
