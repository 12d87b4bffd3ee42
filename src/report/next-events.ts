import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { allStories, type Summary } from './summary.ts'

/** What happens next with what was agreed; what is open or left for later stands above it. Nothing where nothing is left. */
export function whatHappensNext(summary: Summary): Element[] {
  const items = [...stepLines(summary), ...livedLine(summary)]
  return items.length === 0
    ? []
    : [text(summary.say('promise.digest.next')), { type: 'list', items }]
}

function stepLines({ say, steps, input }: Summary): readonly string[] {
  const open = steps.filter(({ needed, done }) => needed && !done)
  const late = open.filter(({ late: isLate }) => isLate).length
  const nobody = open.filter((step) => step.nobody).length
  const ahead = open
    .filter((step) => !step.late && !step.nobody)
    .toSorted((one, other) => one.due.localeCompare(other.due))
  const [first] = ahead
  return [
    ...(late > 0 ? [say('promise.digest.nextLate', { count: late })] : []),
    ...(nobody > 0 ? [say('promise.digest.nextNobody', { count: nobody })] : []),
    ...(first
      ? [
          say('promise.digest.nextStep', {
            count: ahead.length,
            name: asTyped(first.owner),
            date: dateSeenFrom(say, first.due, input.today),
          }),
        ]
      : []),
  ]
}

function livedLine(summary: Summary): readonly string[] {
  const { say, input } = summary
  const ends = allStories(summary)
    .flatMap(({ standing }) => (standing.kind === 'livedWith' ? [standing.decision.due] : []))
    .toSorted()
  const [first] = ends
  if (first === undefined) return []
  const date = dateSeenFrom(say, first, input.today)
  return [say('promise.digest.nextLived', { count: ends.length, date })]
}
