import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']

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
      fontFiles: fontFiles.map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`)),
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return drawn.asPng()
}
