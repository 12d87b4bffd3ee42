import { content } from './own-content.ts'

/** Words that the title and the question of a story share, between places that are filled in: they tell its cards from those of others. */
export function wordsOfStory(id: string): string {
  const threat = content.catalogue.threats.find((one) => one.id === id)
  if (!threat) throw new Error(`there is no story ${id}`)
  const shared = threat.question
    .split(/\{\w+\}|\?$/)
    .map((part) => sharedEnd(part.trim(), threat.title))
    .toSorted((a, b) => b.length - a.length)
  return shared[0] ?? ''
}

/** The short name of a story, as a summary lists it, up to a place that is filled in. */
export function nameOfStory(id: string): string {
  const { short, title } = content.catalogue.threats.find((one) => one.id === id) ?? {}
  return (short ?? title ?? id).split('{')[0]?.trim() ?? id
}

/** The ids of the stories among the cards of a thread, in order; what must never happen and what people added are none. */
export function storiesIn(cards: readonly { readonly id: string }[]): [string, ...string[]] {
  const known = new Set(content.catalogue.threats.map(({ id }) => id))
  const [first, ...rest] = cards
    .map(({ id }) => id.replace(/^story\//, ''))
    .filter((id) => known.has(id))
  if (first === undefined) throw new Error('no story is posted')
  return [first, ...rest]
}

/** The words, as `wordsOfStory` gives them, of the story that a card tells of first, if it tells of any. */
export function wordsToldIn(card = ''): string | undefined {
  const [told] = content.catalogue.threats
    .map(({ id }) => wordsOfStory(id))
    .filter((words) => words !== '' && card.includes(words))
    .toSorted((a, b) => card.indexOf(a) - card.indexOf(b) || b.length - a.length)
  return told
}

function sharedEnd(part: string, title: string): string {
  if (part === '' || title.includes(part)) return part
  const rest = part.indexOf(' ')
  return rest < 0 ? '' : sharedEnd(part.slice(rest + 1), title)
}
