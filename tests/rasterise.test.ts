import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { rasterise } from '../src/rasterise.ts'
import { drawDataFlow } from '../src/report/pictures/data-flow.ts'
import { drawRiskMap } from '../src/report/pictures/risk-map.ts'
import { answers, said, swim } from './report/swim.ts'

const wide = 1080

describe('a picture as PNG', () => {
  test.each([
    ['of what goes where', drawDataFlow(swim())],
    ['of how bad against how easy', drawRiskMap(swim()) ?? ''],
  ])('%s has the asked width, its own height, and letters', async (_, svg) => {
    const png = await rasterise(svg, wide)
    const size = sizeOf(png)
    expect(size.width).toBe(wide)
    expect(size.height).toBe(Math.round((Number(/ height="([\d.]+)"/.exec(svg)?.[1]) * wide) / 360))
    expect(png.length).toBeGreaterThan(20_000)
    const bare = await rasterise(svg.replaceAll(/<text.*?<\/text>/g, ''), wide)
    const changed = differing(png, bare)
    // Letters cover a few hundredths of the paper: less means missing letters, more means boxes instead of them.
    expect(changed).toBeGreaterThan(0.01)
    expect(changed).toBeLessThan(0.2)
  })

  test('draws bold letters bolder, and each letter as itself', async () => {
    const ink = async (words: string, weight = 400) => {
      const png = await rasterise(line(words, weight), 300)
      return differing(png, await rasterise(line('', weight), 300))
    }
    expect(await ink('Whatif', 700)).toBeGreaterThan((await ink('Whatif')) * 1.1)
    expect(await ink('WWWWWW')).toBeGreaterThan((await ink('iiiiii')) * 2)
    for (const words of ['é', 'Ж', 'Ω', 'ש', 'م', 'ẞ']) {
      expect(
        differing(await rasterise(line(words), 300), await rasterise(line('\uE123'), 300)),
      ).toBeGreaterThan(0)
    }
  })

  test.each(['日本語', '简体中文', '한국어', 'ไทย', 'हिन्दी', '😀', '🇸🇪'])(
    'shows the letters of %s and no boxes',
    async (words) => {
      const box = String.fromCodePoint(0xe123)
      const boxes = await rasterise(line(box.repeat([...words].length)), 300)
      expect(differing(await rasterise(line(words), 300), boxes)).toBeGreaterThan(0.002)
      const [first = '', second = first] = words
      const [one, other] = [await rasterise(line(first), 300), await rasterise(line(second), 300)]
      if (first !== second) expect(differing(one, other)).toBeGreaterThan(0)
    },
  )

  test('is the same every time', async () => {
    const svg = drawDataFlow(swim())
    expect(Buffer.compare(await rasterise(svg, 360), await rasterise(svg, 360))).toBe(0)
  })

  test.each([
    'בית חולים 👩‍👩‍👧 مستشفى',
    '日本語の製品 한국어 ไทย हिन्दी',
    '🏴‍☠️🇸🇪👍🏽',
    'e\u0301\u0301\u0301\u0301 \u202E gnol',
    'W'.repeat(120),
    '\uD83D',
  ])('can be drawn with %j in it', async (name) => {
    const others = answers.filter(({ question }) => question !== 'conn.services')
    const given = [...others, said('conn.services', 'ravi', [name])]
    const svg = drawDataFlow(swim({ product: { name }, answers: given }))
    expect(sizeOf(await rasterise(svg, 360)).width).toBe(360)
  })

  test('is refused for what is no picture', async () => {
    await expect(rasterise('<p>no</p>', 360)).rejects.toThrow()
  })
})

const line = (words: string, weight = 400) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="30" font-family="system-ui, sans-serif"><text x="2" y="20" font-size="16" font-weight="${weight}">${words}</text></svg>`

/** Width and height as the file itself says; a file that is no PNG fails. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 16).toString('latin1')).toBe('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Which part of the pixels differs between two pictures of one size. */
function differing(one: Uint8Array, other: Uint8Array): number {
  expect(sizeOf(one)).toEqual(sizeOf(other))
  const { width, height } = sizeOf(one)
  const [a, b] = [pixelsOf(one), pixelsOf(other)]
  let different = 0
  for (let at = 0; at < a.length; at += 4) {
    if (a.readUInt32LE(at) !== b.readUInt32LE(at)) different += 1
  }
  return different / (width * height)
}

/** The pixels of a PNG, four bytes each. */
function pixelsOf(png: Uint8Array): Buffer {
  const { width, height } = sizeOf(png)
  const data = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const size = `width="${width}" height="${height}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="${data}"/></svg>`
  return new Resvg(svg).render().pixels
}
