import { content } from '../own-content.ts'
import { leftOver, namesIn } from '../pseudo-language.ts'

/** Names: of people and places, of languages, of the products, and of lists that the field keeps in English. */
export const names = namesIn(
  'Dana',
  'Ravi',
  'Acme',
  'General',
  'Announcements',
  'Leads',
  'Launch',
  'British English',
  ...Object.values(content.references).flatMap((list) => Object.entries(list).flat()),
)

/** Fields of a platform that its people read. */
const readFields = new Set(
  `text title label placeholder hint alt_text altText fallbackText speak errorMessage summary
  initial_comment words subtitle`.split(/\s+/),
)

/** What people read of something that was sent to a platform. */
export function readOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, each]) =>
    typeof each === 'string' ? (readFields.has(field) ? [each] : []) : readOf(each),
  )
}

/** What is left of the base language in these words, each with the words that it stands in. */
export const leftIn = (words: readonly string[]): readonly string[] => [
  ...new Set(
    words.flatMap((text) => {
      const left = leftOver(text, names)
      return left.length > 0 ? [`${left.join(' ')} ← ${text.slice(0, 100)}`] : []
    }),
  ),
]
