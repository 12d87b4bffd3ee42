import type { Readable } from 'node:stream'

/** What a command talks to. */
export interface Io {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: NodeJS.WriteStream
  /** Settings of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Writes the result; resolves when whoever reads it has taken it. */
  print(text: string): Promise<void>
  /** Writes what is no result: what is wrong, and where. */
  tell(text: string): Promise<void>
}

/** Every option takes a value; each command says which of them it knows. */
export type OptionName =
  | 'format'
  | 'data'
  | 'name'
  | 'port'
  | 'root'
  | 'channel'
  | 'as'
  | 'people'
  | 'output'
  | 'check'
  | 'rule'
  | 'workspace'
  | 'kind'
  | 'target'
  | 'token-file'
  | 'account'
  | 'url'
  | 'put'
  | 'shows'

/** What is there or not, and takes no value; each command says which of them it knows. */
export type FlagName = 'operator' | 'yes' | 'with-deleted'

/** What stood on the command line. */
export interface CommandLine {
  readonly options: { readonly [Name in OptionName]?: string }
  /** Absent for none. */
  readonly flags?: ReadonlySet<FlagName>
  readonly words: readonly string[]
}

/** One thing the program can do. */
export interface Command {
  readonly options: readonly OptionName[]
  /** Absent for none. */
  readonly flags?: readonly FlagName[]
  /** How many words may follow the command's name. */
  readonly words: { readonly least: number; readonly most: number }
  /** Resolves to the exit code: 0 good, 1 not good, 2 wrongly asked. */
  run(given: CommandLine, io: Io): Promise<number>
}
