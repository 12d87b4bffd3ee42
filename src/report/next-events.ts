import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { anyOf, commaList, dateSeenFrom } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { allStories, type Summary } from './summary.ts'

/** What happens next with what was agreed; what is open or left for later stands above it. Nothing where nothing is left. */
export function whatHappensNext(summary: Summary): Element[] {
  const items = [
    ...differingLine(summary),
    ...stepLines(summary),
    ...livedLine(summary),
    ...lookLine(summary),
    ...toldLine(summary),
  ]
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

/** When it is looked at again, and who hears of that. */
function lookLine({ say, input, nameOf }: Summary): readonly string[] {
  const { look, facilitator = '', tells } = input.ahead ?? {}
  if (!look) return []
  const on = { date: dateSeenFrom(say, look.on, input.today), name: asTyped(nameOf(facilitator)) }
  if (!tells) return [say('look.digest.on', on)]
  return [say(look.isRegular ? 'look.digest.regular' : 'look.digest.told', on)]
}

/** Who is told by themselves of a day that comes, each once. */
function toldLine({ say, input, steps, nameOf }: Summary): readonly string[] {
  const { tells, facilitator = '' } = input.ahead ?? {}
  const owners = steps.flatMap((step) =>
    step.needed && !step.done && !step.nobody ? [step.owner] : [],
  )
  const [first] = owners
  if (!tells || first === undefined) return []
  const names = commaList(say, [...new Set(owners)].map(asTyped))
  return [say('promise.digest.nextTold', { names, facilitator: asTyped(nameOf(facilitator)) })]
}

/** Where people still answer differently, and who can say which is right. */
function differingLine({ say, input, nameOf }: Summary): readonly string[] {
  const open = (input.differing ?? []).filter(({ ended }) => ended === undefined)
  const [first] = open
  if (!first) return []
  const names = anyOf(
    say,
    first.settlers.map((id) => asTyped(nameOf(id))),
  )
  return [say('asking.differ.next', { count: open.length, names })]
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
