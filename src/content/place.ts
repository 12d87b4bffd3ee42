import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** A position in a file, counted from 1. */
export interface ContentPlace {
  readonly line: number
  readonly column: number
  /** The value itself is there, not only something that would hold it. */
  readonly written: boolean
}

/** The way to a value inside a file, by key and index. */
export type Way = readonly (string | number)[]

const top: ContentPlace = { line: 1, column: 1, written: false }

/** Splits a Markdown file with a YAML head. */
export function frontMatter(text: string): { head: string; body: string; bodyLine: number } | null {
  const found = /^---\r?\n([\s\S]*?\n)---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) return null
  const body = text.slice(found[0].length)
  const blank = /^\s*/.exec(body)?.[0] ?? ''
  const before = found[0] + (blank.length < body.length ? blank : '')
  return { head: found[1] ?? '', body, bodyLine: before.split('\n').length }
}

/** Finds the line of a value: its own, or that of the nearest thing that holds it. */
export type Finder = (way: Way) => ContentPlace

/** Makes a finder for one file; the file is parsed again only when a place is asked for. */
export function finderFor(file: string, text: string): Finder {
  if (!file.endsWith('.md')) return yamlFinder(text, 0)
  const parts = frontMatter(text)
  if (!parts) return (way) => ({ ...top, ...(typeof way[0] === 'number' && { line: way[0] }) })
  const inHead = yamlFinder(parts.head, 1)
  return (way) =>
    way[0] === 'example' ? { line: parts.bodyLine, column: 1, written: true } : inHead(way)
}

function yamlFinder(text: string, linesBefore: number): Finder {
  let document: ReturnType<typeof parseDocument> | undefined
  const lineCounter = new LineCounter()
  return (way) => {
    document ??= parseDocument(text, { lineCounter })
    const { offset, written } = find(document.contents, way)
    const { line, col } = lineCounter.linePos(offset)
    return { line: line + linesBefore, column: col, written }
  }
}

/** Walks down as far as the way exists and answers with the last start seen. */
function find(root: unknown, way: Way): { offset: number; written: boolean } {
  let node = root
  let offset = startOf(root)
  for (const step of way) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      )
      if (!pair) return { offset, written: false }
      offset = startOf(pair.key)
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step]
      offset = startOf(isPair(node) ? node.key : node)
    } else return { offset, written: false }
  }
  return { offset, written: true }
}

function startOf(node: unknown): number {
  const range = typeof node === 'object' && node && 'range' in node ? node.range : undefined
  return Array.isArray(range) ? Number(range[0]) : 0
}
