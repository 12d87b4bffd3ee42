#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { whatIsMissing } from './missing.js'

const program = new URL('../dist/cli.js', import.meta.url)
const notBuilt = existsSync(fileURLToPath(program))
  ? undefined
  : 'Whatif is not built yet. Run: npm run build'

const hint = whatIsMissing() || notBuilt
if (hint) {
  process.stderr.write(`${hint}\n`)
  process.exitCode = 1
} else {
  // From Node 22.8 what was compiled once is kept for the next start.
  if (module.enableCompileCache) module.enableCompileCache()
  await import(program.href)
}
