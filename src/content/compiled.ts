import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type FlowSource, openFlow } from '../flow/flow.ts'
import type { Content, RunningContent } from './content.ts'
import type { LanguageWords } from './content-words.ts'
import type { MessageEntry } from './messages.ts'

/** Content as the build writes it down: read and checked once, with the version of the sources it was made from. */
interface CompiledContent extends Pick<Content, 'catalogue' | 'references' | 'suggestRules'> {
  readonly flowSources: readonly FlowSource[]
  readonly messages: readonly MessageEntry[]
}

/** The text of the compiled file for content that was read from its sources. */
export function compileContent(content: Content): string {
  const { catalogue, references, flowSources, messages, suggestRules } = content
  const compiled: CompiledContent = {
    catalogue,
    references,
    flowSources: [...flowSources.values()],
    messages: [...messages.values()],
    ...(suggestRules && { suggestRules }),
  }
  return JSON.stringify(compiled)
}

/**
 * The compiled content where it was made from exactly the sources of this version; `undefined` where there is none or
 * the sources have changed since, which then have to be read themselves.
 */
export async function readCompiledContent(
  version: string,
  file: string,
): Promise<RunningContent | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  // The build wrote it after it had checked every value, so that none needs to be checked again.
  const compiled: CompiledContent = JSON.parse(text)
  if (compiled.catalogue.version !== version) return undefined
  return {
    catalogue: compiled.catalogue,
    references: compiled.references,
    ...(compiled.suggestRules && { suggestRules: compiled.suggestRules }),
    flows: new Map(
      compiled.flowSources.map((source) => [
        source.id,
        openFlow(source, compiled.catalogue.others?.examples),
      ]),
    ),
    flowSources: new Map(compiled.flowSources.map((source) => [source.id, source])),
    messages: new Map(compiled.messages.map((entry) => [entry.key, entry])),
  }
}

/** The text of the compiled file for the words of a language: its version stands at the front. */
export const compileLanguage = (version: string, words: LanguageWords): string =>
  `${version}\n${JSON.stringify(words)}`

/** True where the build compiled exactly these words over this content. */
export function hasCompiledLanguage(version: string, file: string): boolean {
  // Only its first line is read, so that a start costs the same with many languages.
  const line = Buffer.from(`${version}\n`)
  const found = Buffer.alloc(line.length)
  try {
    const opened = openSync(file, 'r')
    readSync(opened, found)
    closeSync(opened)
  } catch {
    return false
  }
  return found.equals(line)
}

/** The compiled words of a language, when they are first needed. */
export function readCompiledLanguage(file: string): LanguageWords {
  const text = readFileSync(file, 'utf8')
  return JSON.parse(text.slice(text.indexOf('\n') + 1))
}
