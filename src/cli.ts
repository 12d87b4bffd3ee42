import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { Command, CommandLine, FlagName, Io, OptionName } from './commands/command.ts'
import { helpText } from './commands/help.ts'
import { loadEnvFile, productRoot } from './config.ts'
import { AppError } from './errors.ts'
import { nearest } from './nearest.ts'
import { version } from './version.ts'

/** Each command is read only when it is asked for, so that none waits for another's libraries. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  start: () => import('./commands/start.ts'),
  chat: () => import('./commands/chat.ts'),
  assess: () => import('./commands/assess.ts'),
  check: () => import('./commands/check.ts'),
  draw: () => import('./commands/draw.ts'),
  export: () => import('./commands/export.ts'),
  suggest: () => import('./commands/suggest.ts'),
  mcp: () => import('./commands/mcp.ts'),
  reproduce: () => import('./commands/reproduce.ts'),
  policy: () => import('./commands/policy.ts'),
  overview: () => import('./commands/overview.ts'),
  'hand-over': () => import('./commands/hand-over.ts'),
  hold: () => import('./commands/hold.ts'),
  release: () => import('./commands/release.ts'),
  'erase-person': () => import('./commands/erase-person.ts'),
  'export-person': () => import('./commands/export-person.ts'),
  move: () => import('./commands/move.ts'),
  calibrate: () => import('./commands/calibrate.ts'),
  tracker: () => import('./commands/tracker.ts'),
  doctor: () => import('./commands/doctor.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  verify: () => import('./commands/verify.ts'),
  repair: () => import('./commands/repair.ts'),
  'export-all': () => import('./commands/export-all.ts'),
}

const io: Io = {
  input: process.stdin,
  output: process.stdout,
  environment: process.env,
  print: (text) => write(process.stdout, text),
  tell: (text) => write(process.stderr, text),
}

/** Waits until a slow reader has taken everything: a pipe must never get half a result. */
async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

async function main(line: readonly string[]): Promise<number> {
  const [name, ...rest] = line
  if (name === '--version' || name === '-v') {
    await io.print(`${version}\n`)
    return 0
  }
  const asksForHelp = line.some((word) => word === '--help' || word === '-h')
  if (name === undefined || name === 'help' || asksForHelp) {
    // Reading words needs a library that most starts do without.
    const { readWords } = await import('./words.ts')
    await io.print(helpText(await readWords(productRoot, 'operator')))
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw unknown('command', name, Object.keys(commands))
  const { command } = await load()
  loadEnvFile()
  return command.run(readLine(name, command, rest), io)
}

function readLine(name: string, command: Command, rest: readonly string[]): CommandLine {
  const { flags: knownFlags = [] } = command
  const types = Object.fromEntries([
    ...command.options.map((option) => [option, { type: 'string' }] as const),
    ...knownFlags.map((flag) => [flag, { type: 'boolean' }] as const),
  ])
  const { tokens, positionals: words } = parseArgs({
    args: [...rest],
    options: types as Record<string, { type: 'string' | 'boolean' }>,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const options: { [Name in OptionName]?: string } = {}
  const flags = new Set<FlagName>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const flag = knownFlags.find((one) => one === token.name)
    if (flag) {
      if (token.value !== undefined) throw unclear(`${token.rawName} takes no value.`)
      flags.add(flag)
      continue
    }
    const known = command.options.find((option) => option === token.name)
    if (!known) {
      throw unknown(
        'option',
        token.rawName,
        [...command.options, ...knownFlags].map((option) => `--${option}`),
      )
    }
    if (token.value === undefined) throw unclear(`${token.rawName} needs a value.`)
    options[known] = token.value
  }
  const { least, most } = command.words
  if (words.length < least) throw unclear(`“${name}” needs to know what.`)
  if (words.length > most) throw unclear(`“${words[most]}” is one word too many.`)
  return { options, words, flags }
}

const unclear = (message: string): AppError => new AppError('bad-input', message, { hint: seeHelp })

const seeHelp = 'Try: whatif --help'

function unknown(what: string, given: string, known: readonly string[]): AppError {
  const meant = nearest(given, known)
  const hint = meant ? `Did you mean ${meant}?` : seeHelp
  return new AppError('bad-input', `“${given}” is not a known ${what}.`, { hint })
}

/** What went wrong in words, with the next thing to do; where in the code only for those who ask. */
async function explain(error: unknown): Promise<number> {
  const { WHATIF_DEBUG } = process.env
  if (WHATIF_DEBUG === '1') {
    await io.tell(`${error instanceof Error ? error.stack : String(error)}\n`)
  } else if (error instanceof AppError) {
    await io.tell(`${[error.message, error.hint].filter(Boolean).join('\n→ ')}\n`)
  } else {
    const reason = error instanceof Error ? error.message : String(error)
    await io.tell(`Something went wrong: ${reason}\n→ Set WHATIF_DEBUG=1 to see where.\n`)
  }
  return error instanceof AppError && wronglyAsked.has(error.code) ? 2 : 1
}

const wronglyAsked = new Set<AppError['code']>(['bad-input', 'bad-settings'])

/** Whoever reads the result may stop early, as in `whatif … | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2)).catch(explain)
