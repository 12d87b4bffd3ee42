import { Readable } from 'node:stream'
import type { Command, CommandLine } from '../../src/commands/command.ts'
import type { Ran } from './running.ts'

/** How a command is run here. */
interface Given extends Partial<CommandLine> {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs a command without starting a program for it, which is most of what a run costs. */
export async function here(
  command: Command,
  { words = [], options = {}, flags = new Set(), input = '', environment = {} }: Given,
): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const code = await command.run(
    { words, options, flags },
    {
      input: Readable.from([Buffer.from(input)]),
      output: process.stdout,
      environment,
      print: async (text) => void out.push(text),
      tell: async (text) => void err.push(text),
    },
  )
  return { code, out: out.join(''), err: err.join('') }
}
