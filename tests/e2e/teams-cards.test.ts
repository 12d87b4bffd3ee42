import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toAdaptiveCard, toAdaptiveForm } from '../../src/channels/adaptive-card/adaptive-card.ts'
import type { CardOptions } from '../../src/channels/adaptive-card/card.ts'
import type { Message } from '../../src/message/message.ts'
import { Bench, weak } from '../review/bench.ts'
import { openChromium } from './chromium.ts'
import { barriers, tooWide } from './person.ts'
import { drawInTeams, type Look, type NamedCard } from './teams-look.ts'

let browser: Browser
let cards: readonly NamedCard[]

beforeAll(async () => {
  ;[browser, cards] = await Promise.all([openChromium(), mainCards()])
})
afterAll(() => browser?.close())

describe.each([
  { look: 'light', width: 600 },
  { look: 'light', width: 320 },
  { look: 'dark', width: 600 },
  { look: 'dark', width: 320 },
] satisfies readonly { look: Look; width: number }[])('in Teams, $look, $width wide', (size) => {
  let page: Page

  beforeAll(async () => {
    page = await drawInTeams(browser, cards, size)
    await keepScreenshots(page, `${size.look}-${size.width}`)
  })

  test('nothing stands in the way of people who see, hear or move differently', async () => {
    const found = await barriers(page)
    expect(found.filter((barrier) => !ofTeams.some((rule) => barrier.startsWith(rule)))).toEqual([])
  })

  test('nothing sticks out sideways', async () => {
    expect(await tooWide(page)).toBe(false)
  })

  test('no row has more than three buttons, and every one can be read', async () => {
    expect(await page.evaluate(badRows)).toEqual([])
  })
})

/** How a link in a line of text stands out is drawn by Teams, not by a card. */
const ofTeams = ['link-in-text-block:']

/** Runs in the page: rows that are too full, and buttons that are cut. */
function badRows(): string[] {
  const bad: string[] = []
  for (const row of document.querySelectorAll('.ac-actionSet')) {
    const buttons = [...row.querySelectorAll('button')]
    const where = row.closest('section')?.getAttribute('aria-label') ?? ''
    if (buttons.length > 3) bad.push(`${where}: ${buttons.length} buttons`)
    for (const button of buttons) {
      const words = button.querySelector('div') ?? button
      const cut = Math.max(
        words.scrollWidth - words.clientWidth,
        button.scrollWidth - button.clientWidth,
      )
      if (cut > 1) bad.push(`${where}: “${button.innerText}” is cut by ${cut} px`)
    }
  }
  return bad
}

async function keepScreenshots(page: Page, size: string): Promise<void> {
  const { TEST_SCREENSHOTS } = process.env
  if (TEST_SCREENSHOTS === undefined) return
  const folder = `screenshots/teams-cards-${size}`
  mkdirSync(folder, { recursive: true })
  for (const section of await page.locator('section').all()) {
    const name = await section.getAttribute('aria-label')
    await section.screenshot({ path: `${folder}/${name?.replaceAll(/\W+/g, '-')}.png` })
  }
}

const options: CardOptions = {
  picture: (name) => pictures.get(name),
  required: 'Please fill this in.',
  pick: 'Please pick one.',
}
const pictures = new Map<string, string>()

/** Everything that Dana and Mei come to see in one check of one product, a card of each sort. */
class Collection {
  readonly bench = new Bench({ emergencyContact: 'security desk, extension 7' })
  readonly #found = new Map<string, object>()
  review = ''

  get cards(): readonly NamedCard[] {
    return [...this.#found].map(([name, card]) => ({ name, card }))
  }

  keep(name: string, message: Message): void {
    if (!this.#found.has(name)) this.#found.set(name, toAdaptiveCard(message, options))
  }

  async act(name: string, action: { readonly type: string; readonly [data: string]: unknown }) {
    const { replies, form } = await this.bench.act(name, { review: this.review, ...action })
    const [reply] = replies
    if (reply) this.keep(`reply to ${action.type}`, reply)
    if (form) this.#found.set(`form of ${action.type}`, toAdaptiveForm(form, options))
  }

  /** What stands on somebody's screen now; a card that changed counts again under the name of the step. */
  async look(name: string, step = ''): Promise<void> {
    const { own, thread } = await this.bench.feed(name, this.review)
    for (const { id, message } of own) this.keep(`${id.split('/')[0]} ${step}`, message)
    for (const { id, message } of thread) this.keep(`${id.split('/')[0]} ${step}`, message)
  }

  async drawPictures(): Promise<void> {
    const sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
    for (const kind of ['data-flow', 'risk-map'] as const) {
      const svg = await this.bench.reviews.picture(sender, this.review, kind)
      pictures.set(kind, `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)
    }
  }
}

async function mainCards(): Promise<readonly NamedCard[]> {
  const seen = new Collection()
  const { bench } = seen
  await seen.act('Dana', { type: 'openStart' })
  seen.review = await bench.start('Dana', 'Clinic Booking')
  await seen.look('Dana')
  for (let question = await bench.asked('Dana', seen.review); question; ) {
    seen.keep(`question ${question}`, await bench.open('Dana', seen.review))
    const value = weak[question]
    const answer = value ? { type: 'answer', value } : { type: 'skip' }
    await seen.act('Dana', { ...answer, question, version: 0 })
    question = await bench.asked('Dana', seen.review)
  }
  await seen.look('Dana', 'settled')
  await seen.drawPictures()
  await seen.act('Dana', { type: 'preview' })
  await seen.look('Dana', 'previewed')
  await seen.act('Dana', { type: 'publish', how: 'all' })
  await seen.look('Dana', 'posted')
  const finding = await bench.firstStory('Dana', seen.review)
  for (const type of ['why', 'storyMore', 'storyTechnical', 'openBand'])
    await seen.act('Dana', { type, finding, question: 'info.kinds' })
  for (const type of ['openStory', 'openStance', 'openBecause', 'openTell', 'happeningNow'])
    await seen.act('Mei', { type, finding })
  await seen.act('Mei', { type: 'openDecide', finding })
  const stance = { stance: 'yes', reason: 'I saw it', shareReason: true }
  await seen.act('Mei', { type: 'takeStance', finding, ...stance })
  await seen.look('Mei', 'talked over')
  for (const type of ['everything', 'openAddStory', 'openDelete', 'home'])
    await seen.act('Dana', { type })
  return seen.cards
}
