import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const { resolve } = createRequire(import.meta.url)
const fontFiles = [
  ...['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
    resolve(`dejavu-fonts-ttf/ttf/${file}`),
  ),
  // For letters that the first has none for, from Chinese to emoji; the build unpacks it.
  fileURLToPath(new URL('../dist/fonts/unifontex.ttf', import.meta.url)),
]

/**
 * Turns one of our own pictures into a PNG of some pixels across, for places that show no SVG. The letters come
 * with the program, so that the picture is the same on every computer. It is drawn beside the running program.
 */
export async function rasterise(svg: string, width: number): Promise<Uint8Array> {
  // Most runs never draw one, and the drawing code is large.
  const { renderAsync } = await import('@resvg/resvg-js')
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles,
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return drawn.asPng()
}
