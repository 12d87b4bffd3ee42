import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { barriers, nextCard, type Person, somebody } from './person.ts'
import { type Program, startProgram } from './program.ts'

let program: Program
let browser: Browser
let dana: Person

/** Dana posts a short check, and looks at the same product again; each test goes on where the one before ended. */
beforeAll(async () => {
  browser = await openChromium()
  program = await startProgram()
  dana = await somebody(browser, program.address())
})
afterAll(async () => {
  await browser?.close()
  await program?.end()
})

const press = (place: Locator, action: string) => place.locator(`[data-action=${action}]`)

async function starts(product: string): Promise<void> {
  const { page } = dana
  await page.getByLabel('What is the product called?').fill(product)
  await page.getByRole('button', { name: 'Start a check' }).click()
}

test('a short check is posted', async () => {
  const { page } = dana
  await page.getByLabel('Your name').fill('Dana')
  await page.keyboard.press('Enter')
  await starts('Swim Booking')
  await press(page.locator('.own'), 'mainOnly').click()
  await press(dana.current(), 'preview').or(press(dana.current(), 'skip')).first().waitFor()
  while ((await press(dana.current(), 'preview').count()) === 0) {
    const card = dana.current()
    const skip = press(card, 'skip')
    const box = card.locator('input[type=checkbox]').first()
    if ((await skip.count()) > 0) await nextCard(dana, () => skip.click())
    else {
      if ((await box.count()) > 0) await box.check()
      await nextCard(dana, () => press(card, 'answer').last().click())
    }
  }
  await nextCard(dana, () => press(dana.current(), 'preview').click())
  await press(dana.current(), 'publish').first().click()
  await page.locator('.thread .message').first().waitFor()
})

test('a name that is known is answered beside the field, and a press leads into the new look', async () => {
  const { page } = dana
  const first = page.url()
  await page.goto(new URL('/', first).href)
  await starts('swim booking')
  await page.getByText('was last looked at on').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByText('Is this still true of Swim Booking?').waitFor()
  expect(page.url()).not.toBe(first)
  expect(await barriers(page)).toEqual([])
})

test('a few presses lead from there to the posted summary, which says that nothing is different', async () => {
  const { page } = dana
  let presses = 0
  while ((await press(dana.current(), 'stillTrue').count()) > 0) {
    await nextCard(dana, () => press(dana.current(), 'stillTrue').click())
    presses++
  }
  expect(presses).toBeLessThanOrEqual(3)
  while ((await press(dana.current(), 'notSure').count()) > 0) {
    await nextCard(dana, () => press(dana.current(), 'notSure').click())
  }
  if ((await press(dana.current(), 'preview').count()) > 0) {
    await nextCard(dana, () => press(dana.current(), 'preview').click())
  }
  await press(dana.current(), 'publish').first().click()
  await page.locator('.thread').getByText('no story is different').waitFor()
  expect(dana.complaints).toEqual([])
})
