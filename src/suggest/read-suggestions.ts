import { parse } from 'yaml'
import { keysOf } from '../assess/answers-file.ts'
import { foreignKind } from '../assess/foreign-file.ts'
import { jsonIn } from '../assess/json-in.ts'
import { readSource } from '../assess/source.ts'
import type { SuggestRules } from '../content/suggest-rules.ts'
import type { FileReading, SuggestionFile, SuggestionReader } from '../review/suggestion-file.ts'
import { readAnswersFile } from './answers-reading.ts'
import { textOfFile } from './file-text.ts'
import type { ReadingParts } from './found.ts'
import { mostYaml } from './limits.ts'
import { answersFromModel } from './model-answers.ts'
import { readOpenThreatModel } from './open-threat-model.ts'
import { readOwnModel, readResult } from './result-reading.ts'
import { holdsQuestions, readTable } from './table-reading.ts'
import { readThreatDragon } from './threat-dragon.ts'

type Words = Omit<ReadingParts, 'format'> & { readonly names: SuggestRules | undefined }

/**
 * Makes what reads the files that people bring: the form of each is known by what is in it, never by its name.
 * @param names what names in models of other tools suggest; without it no such model is read
 */
export const createSuggestionReader =
  (names?: SuggestRules): SuggestionReader =>
  (file: SuggestionFile, { rules, say }) => {
    const read = textOfFile(file.bytes, say)
    if ('why' in read) return { ok: false, why: read.why }
    const words = { rules, say, file: file.name, names }
    const text = read.text.replace(/^\uFEFF/, '')
    try {
      return /^\s*[{[]/.test(text) ? readJson(text, words) : readPlain(text, words)
    } catch (error) {
      // A text that is nested without end is no file of anybody.
      if (error instanceof RangeError) return { ok: false, why: say('suggest.file.tooDeep') }
      throw error
    }
  }

function readJson(text: string, words: Words): FileReading {
  const json = jsonIn(text)
  if (json === undefined)
    return text.length > mostYaml ? broken(text, words) : readPlain(text, words)
  const keys = typeof json === 'object' && json !== null ? Object.keys(json) : []
  if (keys.includes('schemaVersion') && keys.includes('answers')) {
    return readResult(json, { ...words, format: 'result' })
  }
  if (keys.includes('answers') && keys.includes('product')) {
    return text.length > mostYaml
      ? tooLong(words)
      : readAnswersFile(text, { ...words, format: 'answers' })
  }
  return (
    modelIn(json, keys, words) ??
    foreign(text, keys, words) ?? { ok: false, why: words.say('suggest.file.unknown') }
  )
}

function readPlain(text: string, words: Words): FileReading {
  const isTable =
    foreignKind(text, []) === 'table' || holdsQuestions(text, words.rules.flow.questions)
  if (isTable) return readTable(text, { ...words, format: 'table' })
  const other = foreign(text, [], words)
  if (other) return other
  if (text.length > mostYaml) return tooLong(words)
  const source = readSource(text, words.say)
  const keys = 'value' in source ? keysOf(source.value) : []
  if (keys.includes('otmVersion')) {
    const model = modelIn(plainYaml(text), keys, words)
    if (model) return model
  }
  return foreign(text, keys, words) ?? readAnswersFile(text, { ...words, format: 'answers' })
}

/** YAML as a plain value; a pointer in it is not followed, and makes it none. */
function plainYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** What a model of another tool that is read here suggests. */
function modelIn(value: unknown, keys: readonly string[], words: Words): FileReading | undefined {
  const { names, say } = words
  if (!names) return undefined
  if (keys.includes('otmVersion')) {
    const parts = { ...words, format: 'openThreatModel' } as const
    const model = readOpenThreatModel(value, say)
    return model && (readOwnModel(value, parts) ?? answersFromModel(model, names, parts))
  }
  if (!keys.includes('summary') || !keys.includes('detail')) return undefined
  const parts = { ...words, format: 'threatDragon' } as const
  const model = readThreatDragon(value, say)
  return model && (readOwnModel(value, parts) ?? answersFromModel(model, names, parts))
}

/** What is said of a file of another tool that is known and not read. */
function foreign(text: string, keys: readonly string[], { say }: Words): FileReading | undefined {
  const kind = foreignKind(text, keys)
  if (kind === undefined) return undefined
  const what = say(`operator.assess.foreign.${kind}`)
  return { ok: false, why: say('suggest.file.foreign', { what }) }
}

function broken(text: string, { say }: Words): FileReading {
  const why = reasonOf(text)
  return { ok: false, why: say('suggest.file.brokenJson', { why }) }
}

const tooLong = ({ say }: Words): FileReading => ({ ok: false, why: say('suggest.file.tooLong') })

function reasonOf(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
