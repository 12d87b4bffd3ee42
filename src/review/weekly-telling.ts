import type { Sending } from '../domain/sending.ts'
import { addDays, addWorkingDays } from '../domain/working-days.ts'
import { localTime } from '../domain/working-time.ts'
import { buttons, message, text } from '../message/build.ts'
import type { Say } from '../message/words.ts'
import { knownLanguage, marked, partsIn } from './language.ts'
import type { ReviewParts } from './parts.ts'
import { portfolioFor } from './portfolio-list.ts'
import { readerOf } from './portfolio-reader.ts'
import type { Sender } from './ports.ts'
import type { ReminderLedger } from './reminder-ledger.ts'
import { reminderLimits } from './reminder-rules.ts'
import { policyOf } from './review-context.ts'
import type { ReviewTurns } from './review-turns.ts'
import { dayOf } from './summary-of.ts'
import { weeklyLine, weeklyNotesOf } from './weekly-line.ts'
import { keepWish, type WeeklyWish, weeklyWishes, weeklyWishOf } from './weekly-wish.ts'

/** What telling works with. */
interface WeeklyParts {
  readonly parts: ReviewParts
  readonly ledger: ReminderLedger
  /** Shared with the other instances of the program. */
  readonly sending: Sending
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
}

const daysBetweenLines = 7

/** Tells everybody who wished it, a week after they were told last, what is new in all products; nothing where nothing is. */
export async function tellWeekly(weekly: WeeklyParts): Promise<void> {
  const { parts } = weekly
  if (policyOf({ parts }).isQuiet) return
  const today = dayOf(parts.clock.now())
  for (const one of await weeklyWishes(parts)) {
    if (isTooSoon(one.wish, today)) continue
    await tellInTurn(weekly, one).catch(() => parts.logger.error('weekly-line-failed'))
  }
}

const isTooSoon = ({ since }: WeeklyWish, today: string): boolean =>
  addDays(dayOf(since), daysBetweenLines) > today

/** Of several instances one tells; what it did is looked at again once it is our turn. */
async function tellInTurn(
  weekly: WeeklyParts,
  { workspace, person }: { readonly workspace: string; readonly person: string },
): Promise<void> {
  const { parts, sending } = weekly
  const claim = await sending.claim(`weekly ${JSON.stringify([workspace, person])}`)
  if (!claim) return
  try {
    const wish = await weeklyWishOf(parts, { workspace, person })
    const today = dayOf(parts.clock.now())
    if (wish && !isTooSoon(wish, today)) await tellOne(weekly, { workspace, person, wish })
  } finally {
    await claim.release()
  }
}

async function tellOne(
  weekly: WeeklyParts,
  wisher: { readonly workspace: string; readonly person: string; readonly wish: WeeklyWish },
): Promise<void> {
  const { parts, turns } = weekly
  const { workspace, person, wish } = wisher
  const { channel: name, language } = wish
  const who = { id: person, name: wish.name, ...(language !== undefined && { language }) }
  const sender: Sender = { workspace, channel: name, who }
  const channel = parts.channels.get(name)
  // What was wished on a platform that is not set up now waits until it is.
  if (!channel || channel.pulls) return
  const own = partsIn(parts, knownLanguage(parts, language))
  const reader = await readerOf(parts, sender)
  // What cannot be seen now is told once it can.
  if (reader.isUnsure) return
  const portfolio = await portfolioFor(own, turns, sender)
  const now = parts.clock.now()
  const line = weeklyLine(own.say, portfolio, wish.notes)
  const told = { ...wish, since: now, notes: weeklyNotesOf(portfolio) }
  if (line === undefined || (portfolio.rows.length === 0 && !reader.isLead)) {
    return keepWish(parts, wisher, told)
  }
  const entry = `weekly/${person}/${dayOf(wish.since)}`
  const zone = (await channel.zone?.(workspace, person).catch(() => undefined)) ?? undefined
  if ((await claimed(weekly, wisher, { id: entry, zone })) !== undefined) return
  // Kept before it is sent, so that no crash sends two.
  await keepWish(parts, wisher, told)
  const sent = await channel.post(
    { kind: 'person', channel: name, person },
    {
      key: { workspace, id: 'weekly' },
      entry,
      kind: 'waiting',
      message: marked(own, lineCard(own.say, line)),
      repeat: false,
      unasked: true,
    },
  )
  // It was surely not sent, for instance because it is night there: it is told when it can be.
  if (!sent.ok && sent.retry === 'later' && !sent.maybe) await keepWish(parts, wisher, wish)
}

/** The line with the way to the rest, and out of it. */
const lineCard = (say: Say, line: string) =>
  message(
    text(line),
    buttons(
      { label: say('overview.open'), action: { type: 'overview', page: 1 }, style: 'primary' },
      {
        label: say('overview.weekly.off'),
        action: { type: 'weeklyLine', on: false },
        style: 'quiet',
      },
    ),
  )

/** Takes the person's turn among all unasked lines; when they got the line that stands in its way, if one does. */
function claimed(
  { parts, ledger }: WeeklyParts,
  { workspace, person }: { readonly workspace: string; readonly person: string },
  { id, zone }: { readonly id: string; readonly zone: string | undefined },
): Promise<string | undefined> {
  const { week, zone: ours } = policyOf({ parts })
  const dayThere = (instant: string) => localTime(Date.parse(instant), zone ?? ours).day
  const at = parts.clock.now()
  const { workingDaysBetween } = reminderLimits
  const isFree = (last: string) =>
    dayThere(at) >= addWorkingDays(dayThere(last), workingDaysBetween, week)
  return ledger.claim({ workspace, person, id, at, isFree })
}
