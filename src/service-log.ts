import { writeSync } from 'node:fs'
import { AppError, errorName } from './errors.ts'

type Facts = Readonly<Record<string, string | number>>

const levels = { warn: 40, error: 50, fatal: 60 } as const

/** Writes a line as the operator’s log writes them, also before there is one, and while the program falls. */
function writeLine(level: keyof typeof levels, event: string, facts: Facts): void {
  if (level === 'warn' && process.env['WHATIF_LOG_LEVEL'] === 'error') return
  const line = { level: levels[level], time: new Date().toISOString(), ...facts, msg: event }
  try {
    writeSync(2, `${JSON.stringify(line)}\n`)
  } catch {
    // Nobody reads standard error any more, and there is nowhere else to say so.
  }
}

/**
 * From now on nothing but lines of JSON comes to standard error: warnings of Node, what libraries print there, and what
 * nobody caught, after which the program ends as ever. What they say may hold anybody’s words, so it is told by its kind
 * alone, and in words only where the operator looks for a mistake (`WHATIF_DEBUG=1`).
 */
export function onlyLinesOnStandardError(): void {
  process.removeAllListeners('warning')
  process.on('warning', (warning: Error & { readonly code?: string }) => {
    const { name, code, message } = warning
    writeLine('warn', 'node-warning', {
      why: name,
      ...(code !== undefined && { code }),
      ...inWords(message),
    })
  })
  process.on('uncaughtException', (error) => {
    writeLine('fatal', 'program-failed', {
      why: errorName(error),
      ...placeOf(error),
      ...inWords(error instanceof Error ? error.message : String(error)),
    })
    process.exit(1)
  })
  process.stderr.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    writeLine('warn', 'library-said', { letters: text.length, ...inWords(text) })
    for (const one of rest) if (typeof one === 'function') one()
    return true
  }
}

const inWords = (words: string): Facts =>
  process.env['WHATIF_DEBUG'] === '1' ? { words: words.slice(0, longestWords) } : {}

const longestWords = 2000

/** Where in the code it was: a frame has no words of anybody. */
function placeOf(error: unknown): Facts {
  const frame = error instanceof Error ? /^ {4}at .*$/m.exec(error.stack ?? '')?.[0] : undefined
  return frame === undefined ? {} : { where: frame.trim() }
}

/** Says as a line of the log why a start was refused: our own words, and the code for programs. */
export const logRefusal = (error: unknown): void =>
  writeLine('fatal', 'start-refused', refusalFacts(error))

function refusalFacts(error: unknown): Facts {
  if (error instanceof AppError) {
    const { code, message, hint } = error
    return { code, words: message, ...(hint !== undefined && { hint }) }
  }
  const words = error instanceof Error ? error.message : String(error)
  return { code: 'unexpected', words, ...placeOf(error) }
}
