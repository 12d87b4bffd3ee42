// Each format over ten stories and over ten thousand, and reading answers back from a table and a result.
import { readFileSync } from 'node:fs'
import { assess } from '../dist/assess/assess.js'
import { reportFormats } from '../dist/domain/report-format.js'
import { writeAs } from '../dist/exports/formats.js'
import { summarise } from '../dist/report/summary.js'
import { createSuggestionReader } from '../dist/suggest/read-suggestions.js'
import { milliseconds, round, table, title } from './figures.mjs'
import { check, compiled, content, root, say } from './product.mjs'

const counts = [10, 10_000]

/** The same check with so many stories: those that there are, each as often as it takes. */
function withStories({ input }, count) {
  const { findings } = input.analysis
  const many = Array.from({ length: count }, (_, n) => {
    const one = findings[n % findings.length]
    return n < findings.length ? one : { ...one, id: `${one.id}-${n}`, reasonsForPlace: [] }
  })
  return summarise({ ...input, analysis: { ...input.analysis, findings: many, ways: [] } })
}

/** Prints how long it takes to write each format, and to read answers back from four of them. */
export function benchExports() {
  const file = readFileSync(`${root}tests/golden/clinic-booking/answers.yaml`, 'utf8')
  const assessed = assess(file, { content, check, say })
  const told = Object.fromEntries(
    counts.map((count) => [count, withStories(assessed.summary, count)]),
  )
  title('Files of a check: milliseconds to write, and kB')
  table(
    reportFormats.map((format) =>
      Object.fromEntries([
        ['format', format],
        ...counts.flatMap((count) => {
          const from = milliseconds()
          const text = writeAs(told[count], { format })
          const took = milliseconds() - from
          return [
            [`ms, ${count} stories`, round(took)],
            [`kB, ${count} stories`, round(Buffer.byteLength(text) / 1000)],
          ]
        }),
      ]),
    ),
  )
  title('Answers read back from them: milliseconds')
  const read = createSuggestionReader(content.suggestRules)
  table(
    ['json', 'csv-answers', 'answers', 'threat-dragon'].flatMap((format) =>
      counts.map((count) => {
        const bytes = Buffer.from(writeAs(told[count], { format }))
        const from = milliseconds()
        const reading = read({ name: format, bytes }, { rules: compiled.rules, say })
        const ms = round(milliseconds() - from)
        return {
          format,
          stories: count,
          ms,
          told: reading.ok ? reading.answers.length : reading.why,
        }
      }),
    ),
  )
}
