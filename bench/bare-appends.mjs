import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { milliseconds } from './figures.mjs'

/** The floor: the same bytes appended to one file and made durable, one after another; how many a second. */
export async function bareAppends(folder, bytes, count) {
  const file = await open(join(folder, 'bare'), 'a')
  const buffer = Buffer.alloc(bytes, 'x')
  const start = milliseconds()
  for (let n = 0; n < count; n++) {
    await file.appendFile(buffer)
    await file.sync()
  }
  const seconds = (milliseconds() - start) / 1000
  await file.close()
  return count / seconds
}
