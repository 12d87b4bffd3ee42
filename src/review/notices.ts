import type { NoticeKind } from '../domain/notice.ts'
import type { ReviewEvent } from './event.ts'
import type { Heading } from './record.ts'
import { dayOf } from './summary-of.ts'

/** Something to tell another system, and what tells it from everything else in its check. */
export interface Found {
  readonly kind: NoticeKind
  readonly day: string
  readonly key: string
}

/** What events of a check tell, from one of them on. */
export function noticesIn(events: readonly ReviewEvent[], from: number): readonly Found[] {
  return events.flatMap((event, n): readonly Found[] => {
    if (n < from) return []
    const kind = kindOf(events, event, n)
    return kind ? [{ kind, day: dayOf(event.at), key: `${kind}/${n}` }] : []
  })
}

function kindOf(
  events: readonly ReviewEvent[],
  event: ReviewEvent,
  at: number,
): 'decided' | 'done' | undefined {
  switch (event.type) {
    case 'stepDone':
      return 'done'
    case 'decided':
      // What needs a second person is decided once that person agrees.
      return event.proposed || event.treatment === 'accept' ? undefined : 'decided'
    case 'decisionSeconded':
      return 'decided'
    case 'proposalAgreed':
      return isDecision(proposalBefore(events, at, event.finding)) ? 'decided' : undefined
    default:
      return undefined
  }
}

const proposalBefore = (events: readonly ReviewEvent[], at: number, finding: string) =>
  events
    .slice(0, at)
    .findLast((event) => 'proposed' in event && event.proposed && event.finding === finding)

const isDecision = (event: ReviewEvent | undefined): boolean =>
  event?.type === 'decided' && event.treatment !== 'accept'

/** What the day tells of a check: a step that was due before it, and a next look that has come. */
export function noticesOn(heading: Heading, today: string): readonly Found[] {
  const matters = heading.facts?.list.matters ?? []
  const found = matters.flatMap(({ kind, subject = '', due }): readonly Found[] => {
    if (due === undefined) return []
    if (kind === 'step' && due < today)
      return [{ kind: 'late', day: due, key: `late/${subject}/${due}` }]
    if (kind === 'look' && due <= today)
      return [{ kind: 'nextLook', day: due, key: `nextLook/${due}` }]
    return []
  })
  return [...new Map(found.map((one) => [one.key, one])).values()]
}
