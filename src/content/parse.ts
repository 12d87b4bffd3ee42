import { LineCounter, parseDocument } from 'yaml'
import type { ContentMistake } from './mistake.ts'
import { frontMatter } from './place.ts'

/** The value that a file holds, or why it cannot be read. */
type Parsed = { readonly value: unknown } | { readonly mistakes: readonly ContentMistake[] }

/** Reads a content file by its ending; nothing in it is checked yet but its form. */
export function parseFile(file: string, text: string): Parsed {
  if (file.endsWith('.json')) return parseJson(file, text)
  if (file.endsWith('.md')) return parseMarkdown(file, text)
  return parseYaml(file, text, 0)
}

function parseYaml(file: string, text: string, linesBefore: number): Parsed {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const problems = [...document.errors, ...document.warnings]
  if (problems.length === 0) return { value: document.toJS({ maxAliasCount: 100 }) }
  return {
    mistakes: problems.map((problem) => {
      const { line, col } = lineCounter.linePos(problem.pos[0])
      return {
        file,
        line: line + linesBefore,
        column: col,
        rule: 'form',
        message: `this is not valid YAML: ${problem.message}`,
        hint: 'look at the spaces, quotes and brackets in this line and the one before',
      }
    }),
  }
}

function parseJson(file: string, text: string): Parsed {
  try {
    return { value: JSON.parse(text) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    const at = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length)
    const line = text.slice(0, at).split('\n').length
    const hint = 'look at the commas and quotes in this line and the one before'
    return { mistakes: [{ file, line, rule: 'form', message: 'this is not valid JSON', hint }] }
  }
}

/** The YAML head's keys, with the body's first paragraph as `example`. */
function parseMarkdown(file: string, text: string): Parsed {
  const parts = frontMatter(text)
  if (!parts) {
    const message = 'this file has no head between two lines of ---'
    const hint = 'start the file with ---, then the YAML, then --- on a line of its own'
    return { mistakes: [{ file, line: 1, rule: 'form', message, hint }] }
  }
  const head = parseYaml(file, parts.head, 1)
  if ('mistakes' in head || typeof head.value !== 'object') return head
  const example = parts.body
    .trim()
    .split(/\n\s*\n/)[0]
    ?.replaceAll('\n', ' ')
  return { value: { ...head.value, ...(example && { example }) } }
}
