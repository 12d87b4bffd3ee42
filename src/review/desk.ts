import { usualPolicy } from '../domain/policy.ts'
import { asTyped } from '../message/escape.ts'
import type { Button } from '../message/message.ts'
import { labelWith } from './answer-words.ts'
import { matterWords } from './cards/matter-words.ts'
import { storyCalled } from './cards/story-named.ts'
import type { ListedMatter } from './heading-list.ts'
import { type ListedFor, mayReadListed } from './listed-for.ts'
import { listedMatters } from './listed-matters.ts'
import type { DeskItem } from './reviews.ts'
import { dayOf } from './summary-of.ts'

/** One thing that waits for somebody, and the check where it does. */
export interface DeskRow {
  readonly listed: ListedFor
  readonly matter: ListedMatter
}

/** Everything that waits for somebody over these checks: late first, then by day, then what has no day by how long it waits. */
export function deskOf(checks: readonly ListedFor[], now: string): readonly DeskRow[] {
  const today = dayOf(now)
  const isLate = ({ due }: ListedMatter) => due !== undefined && due < today
  return checks
    .flatMap((listed) => waitingIn(listed, today).map((matter) => ({ listed, matter })))
    .toSorted(
      ({ matter: one }, { matter: other }) =>
        Number(isLate(other)) - Number(isLate(one)) ||
        byWords(one.due ?? '9999', other.due ?? '9999') ||
        byWords(one.since, other.since),
    )
}

const byWords = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function waitingIn({ list, person }: ListedFor, today: string): readonly ListedMatter[] {
  return listedMatters(
    list.matters.filter((matter) => matter.person === person),
    today,
  )
}

/** It as somebody reads it. */
export function deskItem({ listed, matter }: DeskRow, now: string): DeskItem {
  const { review, heading } = listed
  const { kind, subject, since, due, card } = matter
  return {
    review,
    product: heading.title,
    kind,
    words: wordsOf(listed, matter, now),
    since,
    isLate: due !== undefined && due < dayOf(now),
    button: buttonTo(listed, matter),
    ...(subject !== undefined && { subject }),
    ...(due !== undefined && { due }),
    ...(card && { card: card.id }),
  }
}

function wordsOf(listed: ListedFor, matter: ListedMatter, now: string): string {
  const { parts, heading, list } = listed
  const { subject = '' } = matter
  const title = mayReadListed(listed, 'stories') ? list.stories[subject] : undefined
  const question = parts.checks.get(list.flow)?.compiled.rules.byId.get(subject)
  const { week } = parts.policy ?? usualPolicy
  return matterWords(
    {
      say: parts.say,
      now,
      week,
      product: asTyped(heading.title),
      story: storyCalled(parts.say, subject, title),
      short: question ? asTyped(labelWith(question, matter.service)) : subject,
    },
    matter,
  )
}

function buttonTo(listed: ListedFor, { kind, subject }: ListedMatter): Button {
  const { parts, review } = listed
  const { say } = parts
  const label = say('promise.desk.show')
  switch (kind) {
    case 'questions':
      return {
        label: say('follow-up.waiting.answer'),
        action: { type: 'continue', review },
        style: 'quiet',
      }
    case 'opinion':
      return {
        label: say('follow-up.waiting.pick'),
        action: { type: 'change', review, question: subject ?? '' },
        style: 'quiet',
      }
    default:
      return subject !== undefined && mayReadListed(listed, 'stories')
        ? { label, action: { type: 'openStory', review, finding: subject }, style: 'quiet' }
        : { label, action: { type: 'everything', review, page: 1 }, style: 'quiet' }
  }
}
