import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { barriers, type Person, somebody, tooWide } from './person.ts'
import { type Program, startProgram } from './program.ts'

let program: Program
let browser: Browser
let dana: Person

beforeAll(async () => {
  browser = await openChromium()
  program = await startProgram()
  dana = await somebody(browser, program.address())
})
afterAll(async () => {
  await browser?.close()
  await program?.end()
})

const sheet = 'question,answer\nabout.stage,live\nabout.shape,web\nour.own,x\n'

test('a file that is chosen or dropped on a check suggests answers, which one press takes', async () => {
  const { page } = dana
  await page.getByLabel('Your name').fill('Dana')
  await page.keyboard.press('Enter')
  await page.getByLabel('What is the product called?').fill('Swim Booking')
  await page.keyboard.press('Enter')
  await page.getByText('What happens with it, from start to end?').first().waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'sheet.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(sheet),
  })
  await page.getByText('2 answers suggested for About your product').first().waitFor()
  await page.getByText('“our.own” is none of my questions').first().waitFor()
  await page.getByText('from sheet.csv, row 2').first().waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await tooWide(page)).toBe(false)
  await page.getByRole('button', { name: 'Yes, these 2 are right' }).click()
  await page.getByText('What was suggested for About your product is looked over').waitFor()
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['answers:\n  people.count: tiny\n  in.staff: all\n'], 'more.yaml'))
    return data
  })
  await page.locator('.check').dispatchEvent('drop', { dataTransfer: dropped })
  await page.getByText('from more.yaml, line 2').first().waitFor()
})
