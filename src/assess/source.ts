import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { Say } from '../message/words.ts'
import { type FileMistake, quotedBriefly } from './file-mistake.ts'

/** Line and column, counted from 1. */
export type SourcePlace = Pick<FileMistake, 'line' | 'column'>

/** A value of an answers file, with its place. */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly at: SourcePlace }
  | { readonly kind: 'nothing'; readonly at: SourcePlace }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly at: SourcePlace }
  | { readonly kind: 'block'; readonly entries: readonly Entry[]; readonly at: SourcePlace }
  /** A pointer to another place of the file, which is not followed: a small file could stand for an endless one. */
  | { readonly kind: 'reference'; readonly at: SourcePlace }
  /** A number, a yes-or-no or anything else that no answer can be, as it was written. */
  | { readonly kind: 'other'; readonly text: string; readonly at: SourcePlace }

/** One key of a block. */
export interface Entry {
  readonly key: string
  readonly at: SourcePlace
  readonly value: Value
}

/** Reads YAML, and so JSON too, into values that know their places. */
export function readSource(
  text: string,
  say: Say,
): { readonly value: Value } | { readonly mistakes: readonly FileMistake[] } {
  const lines = new LineCounter()
  const comment = commentInJson(text)
  if (comment) return { mistakes: [commentMistake(text, comment, say)] }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const reading = new Reading(text, lines)
  const errors = [...document.errors, ...document.warnings]
  if (errors.length === 0) return { value: reading.valueOf(document.contents, 0) }
  return { mistakes: firstOfEachLine(errors.map((error) => reading.slipOf(error, say))) }
}

/** Where a JSON text holds a comment, which YAML would take for a part of the next key. */
function commentInJson(
  text: string,
): { readonly at: number; readonly written: string } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  // A string first, so that an address inside one is none.
  for (const found of text.matchAll(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g)) {
    const [written] = found
    if (written.startsWith('/')) return { at: found.index, written }
  }
  return undefined
}

function commentMistake(
  text: string,
  { at, written }: { at: number; written: string },
  say: Say,
): FileMistake {
  const before = text.slice(0, at).split('\n')
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    message: say('operator.assess.comment'),
    hint: say('operator.assess.removeComment', { written: quotedBriefly(written.trim()) }),
  }
}

/** One broken bracket makes more than one thing look broken: one mistake a line says enough. */
function firstOfEachLine(mistakes: readonly FileMistake[]): readonly FileMistake[] {
  const first = new Map<number, FileMistake>()
  for (const mistake of mistakes) if (!first.has(mistake.line)) first.set(mistake.line, mistake)
  return [...first.values()]
}

class Reading {
  readonly #text: string
  readonly #textLines: readonly string[]
  readonly #lines: LineCounter

  constructor(text: string, lines: LineCounter) {
    this.#text = text
    this.#textLines = text.split('\n')
    this.#lines = lines
  }

  valueOf(node: unknown, offset: number): Value {
    const at = this.#placeOf(node, offset)
    if (isSeq(node)) {
      const items = node.items.map((item) => this.valueOf(item, startOf(node) ?? offset))
      return { kind: 'list', items, at }
    }
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }): Entry => {
        const keyAt = startOf(key) ?? offset
        const name = isScalar(key) ? String(key.value) : this.#written(key)
        return { key: name, at: this.#placeOf(key, offset), value: this.valueOf(value, keyAt) }
      })
      return { kind: 'block', entries, at }
    }
    if (isAlias(node)) return { kind: 'reference', at }
    if (node === null || node === undefined) return { kind: 'nothing', at }
    if (isScalar(node) && node.value === null) return { kind: 'nothing', at }
    if (isScalar(node) && typeof node.value === 'string') {
      return { kind: 'text', text: node.value, at }
    }
    return { kind: 'other', text: this.#written(node), at }
  }

  slipOf({ code, message, pos }: YAMLError, say: Say): FileMistake {
    const at = this.#placeAt(pos[0])
    if (code === 'DUPLICATE_KEY') {
      return { ...at, message: say('operator.assess.twice'), hint: say('operator.assess.keepOne') }
    }
    if (code === 'MULTIPLE_DOCS') {
      const hint = say('operator.assess.oneProduct')
      return { ...at, message: say('operator.assess.severalDocuments'), hint }
    }
    if (code === 'RESOURCE_EXHAUSTION') {
      return { ...at, message: say('operator.assess.tooDeep'), hint: say('operator.assess.mend') }
    }
    const line = this.#textLines[at.line - 1] ?? ''
    return {
      ...at,
      message: say('operator.assess.broken', { reason: message }),
      hint: bareMark.test(line) ? say('operator.assess.quoteMark') : say('operator.assess.mend'),
    }
  }

  #written(node: unknown): string {
    const [start = 0, end = 0] = rangeOf(node) ?? []
    return this.#text.slice(start, end).trim()
  }

  #placeOf(node: unknown, otherwise: number): SourcePlace {
    return this.#placeAt(startOf(node) ?? otherwise)
  }

  #placeAt(offset: number): SourcePlace {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.#text.length))
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
}

/** A question mark outside quotes means something else in YAML. */
const bareMark = /[\s:,[]\?\s*([\],#]|$)/

const startOf = (node: unknown): number | undefined => rangeOf(node)?.[0]

function rangeOf(node: unknown): readonly number[] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined
  return Array.isArray(node.range) ? node.range : undefined
}
