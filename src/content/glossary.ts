import type { GlossaryEntry } from './content.ts'

/** Reads `## Word` headings, each with the sentence below it. */
export function readGlossary(text: string): GlossaryEntry[] {
  const lines = text.split(/\r?\n/)
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []))
  return starts.map((start, index) => ({
    term: (lines[start] ?? '').slice(3).trim(),
    meaning: lines
      .slice(start + 1, starts[index + 1])
      .join(' ')
      .trim(),
    line: start + 1,
  }))
}
