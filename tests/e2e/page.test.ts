import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { question as questionOf } from '../contracts/standing-check.ts'
import { openChromium } from './chromium.ts'
import {
  answer,
  barriers,
  hasFocus,
  nextCard,
  type Person,
  somebody,
  tooWide,
  wasHacked,
} from './person.ts'
import { type Program, startProgram } from './program.ts'

const script = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
const product = `Swim **Booking** ${script}`

let program: Program
let browser: Browser
let dana: Person
let mei: Person

/** One journey from the first page to a decided story; each test goes on where the one before ended. */
beforeAll(async () => {
  browser = await openChromium()
  program = await startProgram()
  dana = await somebody(browser, program.address())
})
afterAll(async () => {
  await browser?.close()
  await program?.end()
})

const expectNoBarriers = async ({ page }: Person) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect([colorScheme, await barriers(page)]).toEqual([colorScheme, []])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

const isOpen = (person: Person, words: string | RegExp) =>
  person.current().getByText(words).first().waitFor()

/** A button by what it does, whatever it says. */
const press = (place: Locator, action: string) => place.locator(`[data-action=${action}]`)

describe('Dana answers', () => {
  test('a check starts with the product’s name and her own', async () => {
    const { page } = dana
    expect(page.url()).not.toContain('key=')
    await expectNoBarriers(dana)
    await page.getByLabel('Your name').fill('Dana 👩‍🚀 דנה')
    await page.keyboard.press('Enter')
    await page.getByLabel('What is the product called?').fill('   ')
    await page.keyboard.press('Enter')
    await page.getByText('Something here is missing').waitFor()
    // The browser notes a refused request by itself.
    const refused = [expect.stringContaining('400 (Bad Request)')]
    await expect.poll(() => dana.complaints).toEqual(refused)
    dana.complaints.splice(0)
    await page.getByLabel('What is the product called?').fill(product)
    await expectNoBarriers(dana)
    await page.getByRole('button', { name: 'Start a check' }).dblclick()
    await isOpen(dana, questionOf('about.what').ask)
    await expect.poll(() => hasFocus(dana.current())).toBe(true)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(product)
    expect(await page.locator('.banner').textContent()).toBe('')
    await expectNoBarriers(dana)
  })

  test('words stay words, typed or filled in, and two taps are one', async () => {
    const { page } = dana
    const words = `Parents book. ${script} *not bold* [not a link](https://x.example)`
    await nextCard(dana, async () => {
      await page.getByLabel(/^Type an answer/).fill(words)
      await page.keyboard.press('Enter')
    })
    await dana.settled(words).waitFor()
    const before = await page.locator('.own .message.line').count()
    await nextCard(dana, () => press(dana.current(), 'answer').first().dblclick())
    expect(await page.locator('.own .message.line').count()).toBe(before + 1)
    expect(await wasHacked(page)).toBe(false)
  })

  test('why, back, change and not sure', async () => {
    const { page } = dana
    await press(dana.current(), 'why').click()
    const reply = page.locator('.reply')
    await reply.waitFor()
    await expect.poll(() => hasFocus(reply)).toBe(true)
    await nextCard(dana, () => press(dana.current(), 'back').click())
    await isOpen(dana, questionOf('about.stage').ask)
    await nextCard(dana, () => press(dana.current(), 'answer').last().click())
    await press(dana.settled('people use it'), 'change').click()
    await isOpen(dana, questionOf('about.stage').ask)
    await nextCard(dana, () => press(dana.current(), 'notSure').click())
    await press(dana.settled('Not sure'), 'change').waitFor()
  })

  test('what is typed at a card goes into the line; a number presses the answer that shows it', async () => {
    const { page } = dana
    await press(dana.settled('Not sure'), 'change').click()
    await isOpen(dana, questionOf('about.stage').ask)
    await expect.poll(() => hasFocus(dana.current())).toBe(true)
    await page.keyboard.type('yes!')
    const box = page.getByLabel(/^Type an answer/)
    expect(await box.inputValue()).toBe('yes!')
    await box.fill('')
    await dana.current().focus()
    await nextCard(dana, () => page.keyboard.press('3'))
    await dana.settled('Yes, people use it').waitFor()
  })

  test('with nothing typed, the round button sends what was ticked', async () => {
    const box = () => dana.current().locator('input[type=checkbox]').first()
    await box().check()
    await nextCard(dana, () =>
      dana.page.getByRole('button', { name: 'Send what you typed' }).click(),
    )
    await nextCard(dana, () => press(dana.current(), 'back').click())
    await box().uncheck()
  })

  test('with the keyboard alone', async () => {
    const { page } = dana
    await nextCard(dana, async () => {
      const box = dana.current().locator('input[type=checkbox]').first()
      for (let n = 0; n < 30 && !(await hasFocus(box)); n++) {
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Space')
      const send = dana.current().getByRole('button', { name: 'Send' })
      for (let n = 0; n < 20 && !(await hasFocus(send)); n++) {
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
    })
    await expect.poll(() => hasFocus(dana.current())).toBe(true)
  })

  test('the plug is pulled: what was typed stays, and what was pressed arrives once', async () => {
    const { page } = dana
    const open = await dana.current().getAttribute('data-card')
    const line = page.getByLabel(/^Type an answer/)
    await line.fill('half a thou')
    await program.kill()
    await page.getByText('Whatif has stopped answering').waitFor()
    const settled = await page.locator('.own .message.line').count()
    await dana.current().locator('input').first().check()
    await dana.current().getByRole('button', { name: 'Send' }).click()
    await program.startAgain()
    await page.getByText('Whatif is back').waitFor()
    await expect.poll(() => dana.current().getAttribute('data-card')).not.toBe(open)
    expect(await page.locator('.own .message.line').count()).toBe(settled + 1)
    expect(await line.inputValue()).toBe('half a thou')
    const place = await dana.current().getAttribute('data-card')
    await page.reload()
    await dana.current().waitFor()
    expect(await dana.current().getAttribute('data-card')).toBe(place)
    expect(await line.inputValue()).toBe('half a thou')
    await line.fill('')
  })

  test('two windows of hers show the same', async () => {
    const second = await dana.context.newPage()
    await second.goto(dana.page.url())
    await second.locator('.own .message').last().waitFor()
    await answer(dana, 1, 'Ravi')
    const now = await dana.current().getAttribute('data-card')
    await expect
      .poll(() => second.locator('.own .message').last().getAttribute('data-card'))
      .toBe(now)
    await second.close()
  })

  test('to the end, on a small screen too', async () => {
    await dana.page.setViewportSize({ width: 320, height: 640 })
    await expectNoBarriers(dana)
    expect(await tooWide(dana.page)).toBe(false)
    for (let n = 0; n < 80; n++) {
      if (!(await dana.current().getAttribute('data-card'))?.startsWith('question')) break
      await answer(dana, n, `Words ${n}`)
    }
    await press(dana.current(), 'preview').waitFor()
    await expectNoBarriers(dana)
    expect(await tooWide(dana.page)).toBe(false)
    await dana.page.setViewportSize({ width: 1280, height: 800 })
  })

  test('looks at the summary, and posts it', async () => {
    await nextCard(dana, () => press(dana.current(), 'preview').click())
    await expectNoBarriers(dana)
    const preview = dana.current()
    const picture = preview.getByRole('button', { name: /^Make larger/ }).first()
    await picture.click()
    await dana.page.getByRole('dialog').getByRole('img').waitFor()
    await expectNoBarriers(dana)
    await dana.page.keyboard.press('Escape')
    await expect.poll(() => hasFocus(picture)).toBe(true)
    await press(preview, 'publish').first().click()
    await dana.page.locator('.thread .message').first().waitFor()
    await expectNoBarriers(dana)
  })
})

describe('Mei and Dana talk it through', () => {
  let question: string

  test('Mei opens the same page by her own name, on a phone', async () => {
    const fresh = new URL(await program.freshAddress())
    const there = new URL(dana.page.url()).pathname
    mei = await somebody(browser, `${fresh.origin}${there}${fresh.search}`, {
      width: 320,
      height: 640,
    })
    await mei.page.getByRole('dialog').getByLabel('Your name').fill('Mei')
    await mei.page.keyboard.press('Enter')
    await mei.page.locator('.thread .message').nth(2).waitFor()
    expect(await mei.page.getByText('Hi Dana').count()).toBe(0)
    expect(await tooWide(mei.page)).toBe(false)
    await expectNoBarriers(mei)
    const lead = mei.page.locator('.thread .message').nth(2).locator('.lead')
    question = (await lead.textContent()) ?? ''
    expect(question).toContain('Could somebody ')
  })

  test('she says no, with a reason that only she chose to share; Dana sees it and agrees', async () => {
    await press(mei.story(question), 'openStance').click()
    const dialog = mei.page.getByRole('dialog')
    await dialog.locator('input[value=no]').check()
    await dialog.locator('textarea').fill(`We tried it. ${script}`)
    await dialog.locator('input[type=checkbox]').check()
    await expectNoBarriers(mei)
    await press(dialog, 'takeStance').click()
    await mei.page.locator('.reply').waitFor()
    await dana.story(question).getByText('Somebody says that it is not possible here').waitFor()
    await press(dana.story(question), 'openStance').click()
    const own = dana.page.getByRole('dialog')
    await own.locator('input[value=notSure]').check()
    await press(own, 'takeStance').click()
    await dana.page.locator('.reply').getByRole('button', { name: /agree/i }).first().click()
    await mei
      .story(question)
      .getByText(/Dana.*agree|agree.*Dana/i)
      .first()
      .waitFor()
    expect(await wasHacked(dana.page)).toBe(false)
  })

  test('they decide what to do, who and by when', async () => {
    const other =
      (await dana.page.locator('.thread .message').nth(3).locator('.lead').textContent()) ?? ''
    await press(dana.story(other), 'openDecide').click()
    const dialog = dana.page.getByRole('dialog')
    await dialog.waitFor()
    await expectNoBarriers(dana)
    await dialog.getByLabel('Who sees to it?').fill('')
    await press(dialog, 'decide').click()
    await dialog.getByText('Please fill this in.').first().waitFor()
    await dialog.getByLabel('Who sees to it?').fill('Mei')
    await press(dialog, 'decide').click()
    const own = dialog.getByLabel('Or in your own words')
    const wrong = dialog.getByText('Please pick a safety step, or write your own.')
    await wrong.waitFor()
    // What is wrong stands at its field, where the keyboard is now.
    await expect.poll(() => hasFocus(own)).toBe(true)
    expect(await own.getAttribute('aria-describedby')).toBe(await wrong.getAttribute('id'))
    await expectNoBarriers(dana)
    await own.fill('We lock the door')
    await press(dialog, 'decide').click()
    await mei.story(other).getByText('Fix it').first().waitFor()
  })

  test('the report reads well by itself', async () => {
    await mei.page.getByRole('button', { name: 'Report', exact: true }).click()
    const opened = mei.context.waitForEvent('page')
    await mei.page.getByRole('link', { name: 'Read or print it' }).click()
    const report = await opened
    await report.getByText('Mei').first().waitFor()
    expect(await wasHacked(report).catch(() => false)).toBe(false)
    await report.close()
  })

  test('nothing in either browser complained', () => {
    expect(dana.complaints).toEqual([])
    expect(mei.complaints).toEqual([])
  })
})

test('without its session the page says kindly what to do', async () => {
  await mei.context.clearCookies()
  await mei.page.reload()
  await mei.page.getByText('press Enter').waitFor()
  await expectNoBarriers(mei)
  const replayed = await somebody(browser, program.address())
  await replayed.page.getByText('This address was used before').waitFor()
})
