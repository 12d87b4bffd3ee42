import type { Browser } from 'playwright-core'

/** How many sheets of A4 a document takes on paper. */
export async function sheetsOf(browser: Browser, html: string): Promise<number> {
  const page = await browser.newPage()
  try {
    await page.setContent(html)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  } finally {
    await page.close()
  }
}
