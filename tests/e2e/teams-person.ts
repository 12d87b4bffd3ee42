import { mkdirSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Whatif keeps to Microsoft’s limits on speed, so that hasty people wait a little. */
const patience = { timeout: 30_000, interval: 50 }

/** What stands over everything that is asked. */
const asking = /Question \d+ of about|Before we go on/

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
    page.setDefaultTimeout(30_000)
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

  /** Writes to Whatif where others read along: a new post in a channel, or a message in a group chat. */
  async mention(words: string, place: 'channel' | 'chat'): Promise<void> {
    const composer = this.#composer()
    await (place === 'channel' ? composer.first() : composer.last()).click()
    await this.page.keyboard.type('@')
    await this.page
      .getByRole('menuitem', { name: /Whatif/ })
      .first()
      .click()
    await this.page.keyboard.type(` ${words}`)
    if (place === 'channel') {
      await this.page.getByRole('button', { name: 'Post', exact: true }).click()
    } else await this.page.keyboard.press('Enter')
  }

  /** The newest card that says this. */
  card(words: string | RegExp): Locator {
    return this.#cards().filter({ hasText: words }).last()
  }

  newest(): Locator {
    return this.#cards().last()
  }

  /** Presses a button; one that stands behind “More” is looked for there. */
  async press(card: Locator, name: string | RegExp): Promise<void> {
    const button = card.getByRole('button', { name, exact: true }).first()
    const more = card.getByRole('button', { name: 'More', exact: true }).first()
    await button.or(more).first().waitFor()
    if (!(await button.isVisible())) await more.click()
    await button.click()
  }

  /** Waits until the newest card asks something that begins so. */
  async asked(words: RegExp): Promise<void> {
    await expect.poll(() => this.#says(), patience).toMatch(words)
  }

  /** Answers whatever is asked until the newest card says this; gives how many answers it took. */
  async answerUntil(words: RegExp, most = 60): Promise<number> {
    let answered = ''
    for (let n = 0; n < most; n += 1) {
      const isAsked = async () => {
        const now = await this.#asks()
        return now !== '' && now !== answered
      }
      const isNext = async () => words.test(await this.#says()) || isAsked()
      await expect.poll(isNext, patience).toBe(true)
      if (words.test(await this.#says())) return n
      answered = await this.#asks()
      await this.answer()
    }
    throw new Error(`no card said ${words}`)
  }

  /** The first answer, the first choice, or a few words. */
  async answer(): Promise<void> {
    const card = this.card(asking)
    const boxes = card.locator('input[type=checkbox], input[type=radio]')
    const lines = card.locator('textarea, input[type=text]')
    const lists = card.getByRole('combobox')
    if ((await boxes.count()) > 0) await tick(boxes.first())
    else if ((await lists.count()) > 0) {
      await lists.first().click()
      await this.page.getByRole('option').first().click()
    } else if ((await lines.count()) > 0) await lines.first().fill('Patients book appointments')
    else return this.press(card, /./)
    return this.press(card, 'Send')
  }

  /** Picks something from the choices of a card. */
  async pick(card: Locator, label: string): Promise<void> {
    await tick(card.getByLabel(label, { exact: true }))
  }

  /** Keeps what is on the screen, to be looked at. */
  async picture(name: string, card?: Locator): Promise<void> {
    const { TEST_SCREENSHOTS } = process.env
    if (TEST_SCREENSHOTS === undefined) return
    mkdirSync('screenshots/playground', { recursive: true })
    this.#pictures += 1
    const path = `screenshots/playground/${String(this.#pictures).padStart(2, '0')}-${name}.png`
    // A tall window shows a long card whole.
    if (card) await this.page.setViewportSize({ width: 1400, height: 3000 })
    await (card ?? this.page).screenshot({ path })
    if (card) await this.page.setViewportSize({ width: 1400, height: 1000 })
  }

  #says(): Promise<string> {
    return this.newest().innerText()
  }

  /** What is asked just now, if anything is. */
  async #asks(): Promise<string> {
    const asked = await this.#cards().filter({ hasText: asking }).allInnerTexts()
    return asked.at(-1) ?? ''
  }

  #cards(): Locator {
    return this.page.locator('.ac-adaptiveCard')
  }

  #composer(): Locator {
    return this.page.locator('[contenteditable=true][role=textbox]')
  }
}

/** The page may draw a card anew under the mouse. */
async function tick(box: Locator): Promise<void> {
  const ticked = async () => {
    await box.check({ timeout: 3000 })
    return box.isChecked()
  }
  await expect.poll(ticked, patience).toBe(true)
}
