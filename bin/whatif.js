#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { whatIsMissing } from './missing.js'

const program = new URL('../dist/whatif.js', import.meta.url)
const notBuilt = existsSync(fileURLToPath(program))
  ? undefined
  : 'Whatif is not built yet. Run: npm run build'

const hint = whatIsMissing() || notBuilt
if (hint) {
  // A service whose standard error no person reads says it as a line of its log.
  const isService = process.argv[2] === 'start' && !process.stderr.isTTY
  const line = { level: 60, time: new Date().toISOString(), code: 'not-set-up', words: hint }
  process.stderr.write(`${isService ? JSON.stringify({ ...line, msg: 'start-refused' }) : hint}\n`)
  process.exitCode = 1
} else {
  // Whoever asks where something went wrong is told the line of the source, not of the bundle.
  if (process.env.WHATIF_DEBUG === '1') process.setSourceMapsEnabled(true)
  // From Node 22.8 what was compiled once is kept for the next start.
  if (module.enableCompileCache) module.enableCompileCache()
  await import(program.href)
}
