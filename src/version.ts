import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { productRoot } from './config.ts'

const about = z.object({ version: z.string() })

/** The program's version, as its package names it. */
export const version = about.parse(
  JSON.parse(readFileSync(join(productRoot, 'package.json'), 'utf8')),
).version
