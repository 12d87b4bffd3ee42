import { describe, expect, test } from 'vitest'
import { htmlText, toHtml } from '../../src/report/html.ts'
import { everywhere } from './everywhere.ts'
import { swim } from './swim.ts'

const attempts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><script>alert(1)</script>',
  '<!-- --><iframe src="https://evil.example">',
  '&lt;b&gt;',
]

describe('the HTML report', () => {
  test.each(attempts)('shows %s as words, wherever it was typed', (words) => {
    const html = toHtml(everywhere(words))
    const bare = html.replaceAll(/<svg xmlns[\s\S]*?<\/svg>/g, '')
    expect(html).not.toMatch(/<(script|img|iframe|object|embed|form|link)\b/i)
    expect(html.match(/<svg/g)).toHaveLength(2)
    expect(bare).not.toMatch(/<[^>]*\son\w+=/i)
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(html).toContain(htmlText(words))
  })

  test('loads nothing from elsewhere and says so to the browser', () => {
    const html = toHtml(swim())
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/\b(?:src|srcset|action)=|url\(|@import|@font-face/)
    const links = html.match(/https?:[^"]+/g) ?? []
    expect(links.filter((link) => !/^https:\/\/(cwe|capec)\.mitre\.org\//.test(link))).toEqual([
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/2000/svg',
    ])
  })

  test('opens and closes every tag', () => {
    const open: string[] = []
    for (const [, close, tag = '', self] of toHtml(everywhere('x')).matchAll(
      /<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi,
    )) {
      if (self || tag === 'meta') continue
      if (close) expect(open.pop()).toBe(tag)
      else open.push(tag)
    }
    expect(open).toEqual([])
  })

  test('puts plain words first and technical words after them', () => {
    const html = toHtml(swim())
    const plain = html.indexOf('They change one number in the address')
    const technical = html.indexOf('Broken object level authorisation')
    expect(plain).toBeGreaterThan(0)
    expect(technical).toBeGreaterThan(plain)
    expect(html).toContain('13–14 of 15 (D 3 · R 3 · E 2–3 · A 2 · D 3)')
  })
})
