import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { productRoot } from './config.ts'

const aboutSchema = z.object({
  version: z.string(),
  engines: z.object({ node: z.string().startsWith('>=') }),
})

const about = aboutSchema.parse(JSON.parse(readFileSync(join(productRoot, 'package.json'), 'utf8')))

/** The program's version, as its package names it. */
export const { version } = about

/** The oldest Node that runs the program, such as `20.19`. */
export const leastNode = about.engines.node.slice('>='.length)
