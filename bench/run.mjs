// Prints every figure in one run on this machine. Compare ratios; absolute times are this machine's.
import { cpus } from 'node:os'
import { benchAnswers, benchGrowth, benchParts } from './answers.mjs'
import { benchBurst } from './burst.mjs'
import { benchEngine } from './engine.mjs'
import { benchExports } from './exports.mjs'
import { benchJournal } from './journal.mjs'
import { benchKeeper } from './keeper.mjs'
import { benchMixed } from './mixed.mjs'
import { benchOpening } from './opening.mjs'
import { benchPortfolio } from './portfolio.mjs'
import { benchPostgres } from './postgres.mjs'
import { benchRules } from './rules.mjs'
import { benchSoak } from './soak.mjs'
import { benchStartUp } from './start-up.mjs'

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`)
benchRules()
benchEngine()
await benchAnswers()
await benchParts()
await benchGrowth()
await benchBurst()
await benchPostgres()
await benchMixed()
await benchJournal()
await benchOpening()
await benchKeeper()
await benchPortfolio()
benchExports()
await benchStartUp()
await benchSoak()
