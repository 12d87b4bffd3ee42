import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { Command, CommandLine, FlagName, Io, OptionName } from './commands/command.ts'
import { helpText } from './commands/help.ts'
import { loadEnvFile, productRoot } from './config.ts'
import { AppError } from './errors.ts'
import { nearest } from './nearest.ts'
import { logRefusal, onlyLinesOnStandardError } from './service-log.ts'
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
  audit: () => import('./commands/audit.ts'),
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

/** Where words for a person go: the program itself writes nothing else to standard error while it runs as a service. */
const standardError = process.stderr.write.bind(process.stderr)

const io: Io = {
  input: process.stdin,
  output: process.stdout,
  environment: process.env,
  print: (text) => write(process.stdout, (one) => process.stdout.write(one), text),
  tell: (text) => write(process.stderr, standardError, text),
}

/** Waits until a slow reader has taken everything: a pipe must never get half a result. */
async function write(
  stream: NodeJS.WriteStream,
  put: (text: string) => boolean,
  text: string,
): Promise<void> {
  if (!put(text)) await once(stream, 'drain')
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
  if (name === service) onlyLinesOnStandardError()
  const { command } = await load()
  loadEnvFile()
  return command.run(readLine(name, command, rest), io)
}

function readLine(name: string, command: Command, rest: readonly string[]): CommandLine {
  const { tokens, positionals: words } = parseArgs({
    args: [...rest],
    options: typesOf(command),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const options: { [Name in OptionName]?: string } = {}
  const flags = new Set<FlagName>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const flag = command.flags?.find((one) => one === token.name)
    if (flag !== undefined) {
      if (token.value !== undefined) throw unclear(`${token.rawName} takes no value.`)
      flags.add(flag)
      continue
    }
    const known = command.options.find((option) => option === token.name)
    if (!known) throw unknown('option', token.rawName, optionsOf(command))
    if (token.value === undefined) throw unclear(`${token.rawName} needs a value.`)
    options[known] = token.value
  }
  const { least, most } = command.words
  if (words.length < least) throw unclear(`“${name}” needs to know what.`)
  if (words.length > most) throw unclear(`“${words[most]}” is one word too many.`)
  return { options, flags, words }
}

type OptionTypes = Record<string, { type: 'string' | 'boolean' }>

const typesOf = ({ options, flags = [] }: Command): OptionTypes => ({
  ...Object.fromEntries(options.map((option) => [option, { type: 'string' }] as const)),
  ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' }] as const)),
})

const optionsOf = ({ options, flags = [] }: Command): readonly string[] =>
  [...options, ...flags].map((option) => `--${option}`)

const unclear = (message: string): AppError => new AppError('bad-input', message, { hint: seeHelp })

const seeHelp = 'Try: whatif --help'

function unknown(what: string, given: string, known: readonly string[]): AppError {
  const meant = nearest(given, known)
  const hint = meant ? `Did you mean ${meant}?` : seeHelp
  return new AppError('bad-input', `“${given}” is not a known ${what}.`, { hint })
}

/** The command that others start and nobody sits before. */
const service = 'start'

/**
 * What went wrong in words, with the next thing to do; where in the code only for those who ask. Of a service whose
 * standard error no person reads it is a line of the log.
 */
async function explain(error: unknown): Promise<number> {
  const { WHATIF_DEBUG } = process.env
  const isService = process.argv[2] === service && !process.stderr.isTTY
  if (isService) logRefusal(error)
  else await explainInWords(error, WHATIF_DEBUG === '1')
  return error instanceof AppError && wronglyAsked.has(error.code) ? 2 : 1
}

async function explainInWords(error: unknown, isWithPlace: boolean): Promise<void> {
  if (isWithPlace) {
    await io.tell(`${error instanceof Error ? error.stack : String(error)}\n`)
  } else if (error instanceof AppError) {
    await io.tell(`${[error.message, error.hint].filter(Boolean).join('\n→ ')}\n`)
  } else {
    const reason = error instanceof Error ? error.message : String(error)
    await io.tell(`Something went wrong: ${reason}\n→ Set WHATIF_DEBUG=1 to see where.\n`)
  }
}

const wronglyAsked = new Set<AppError['code']>(['bad-input', 'bad-settings'])

/** Whoever reads the result may stop early, as in `whatif … | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2)).catch(explain)
