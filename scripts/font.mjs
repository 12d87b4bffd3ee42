import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const source = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff'

/**
 * Unpacks the font for letters that the usual one has none for (Chinese, Japanese, Korean, Thai, emoji …) into a
 * folder, as the drawing library reads no packed fonts.
 * @param {string} folder
 */
export async function unpackFont(folder) {
  const file = createRequire(import.meta.url).resolve(source)
  const packed = await readFile(file)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'unifontex.ttf'), sfntOf(packed))
  const licence = join(dirname(file), '../LICENSE')
  await copyFile(licence, join(folder, 'LICENSE'))
}

/** A WOFF 1.0 file as the plain font inside it (https://www.w3.org/TR/WOFF/, sections 3 to 5). */
function sfntOf(woff) {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, 44 + index * 20))
  const steps = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(2 ** steps * 16, 6)
  head.writeUInt16BE(steps, 8)
  head.writeUInt16BE(count * 16 - 2 ** steps * 16, 10)
  const parts = [head]
  let at = head.length
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const entry = 12 + 16 * index
    head.write(tag, entry, 'latin1')
    head.writeUInt32BE(checksum, entry + 4)
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4)
    parts.push(data, padding)
    at += data.length + padding.length
  }
  return Buffer.concat(parts)
}

function tableAt(woff, entry) {
  const [start, packed, length, checksum] = [4, 8, 12, 16].map((at) =>
    woff.readUInt32BE(entry + at),
  )
  const raw = woff.subarray(start, start + packed)
  const data = packed < length ? inflateSync(raw) : raw
  return { tag: woff.toString('latin1', entry, entry + 4), checksum, data }
}
