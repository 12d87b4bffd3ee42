import ical, { ICalCalendarMethod } from 'ical-generator'
import { addDays } from '../domain/working-days.ts'
import type { AgreedStep } from '../report/steps.ts'
import type { Summary } from '../report/summary.ts'
import { madeLine } from './made-line.ts'

/** Something of a check that falls on a day. */
interface Entry {
  /** Stays for as long as the thing does, so that a calendar moves it instead of adding another. */
  readonly key: string
  readonly day: string
  readonly summary: string
}

/**
 * The days of a check as a calendar (RFC 5545): when steps are due, until when the team should have talked, until when
 * something is lived with, and the next look. Whole days; entries name the product and the day, never the weak spot.
 */
export function toCalendar(summary: Summary): string {
  const { input, say } = summary
  const { review = input.product.name, today } = input
  const calendar = ical({
    name: say('export.calendar.name', { product: input.product.name }),
    prodId: { company: 'whatif', product: 'whatif', language: say.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    description: madeLine(summary),
  })
  for (const { key, day, summary: words } of entries(summary)) {
    calendar.createEvent({
      id: `${key}.${encodeURIComponent(review)}@whatif`,
      start: day,
      end: addDays(day, 1),
      allDay: true,
      stamp: `${today || day}T00:00:00Z`,
      summary: words,
    })
  }
  return calendar.toString()
}

function entries(summary: Summary): readonly Entry[] {
  const { input, say, steps } = summary
  const product = input.product.name
  const { until, ahead } = input
  const nextLook = ahead?.look?.on
  return [
    ...(until === undefined
      ? []
      : [{ key: 'talk', day: until, summary: say('export.calendar.talk', { product }) }]),
    ...steps.filter(isAhead).map(({ id, due, owner }) => ({
      key: `step.${id}`,
      day: due,
      summary: say('export.calendar.step', { product, owner }),
    })),
    ...livedWith(summary),
    ...(nextLook === undefined
      ? []
      : [{ key: 'look', day: nextLook, summary: say('export.calendar.look', { product }) }]),
  ]
}

const isAhead = ({ done, needed, due }: AgreedStep): boolean => needed && !done && due !== ''

function livedWith({ input, say, own, first, rest, never }: Summary): readonly Entry[] {
  const product = input.product.name
  return [...(never ? [never] : []), ...own, ...first, ...rest].flatMap(({ id, standing }) =>
    standing.kind === 'livedWith'
      ? [
          {
            key: `lived-with.${id}`,
            day: standing.decision.due,
            summary: say('export.calendar.livedWith', { product }),
          },
        ]
      : [],
  )
}
