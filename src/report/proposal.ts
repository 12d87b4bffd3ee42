import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { buttonRow } from './card.ts'
import { treatmentWord, typed } from './phrases.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** A proposed change that waits for somebody else, with what can be done about it; nothing without one. */
export function proposed(summary: Summary, { id, talk }: Story): Element[] {
  if (!talk.proposal) return []
  const more = { finding: id }
  return [
    text(proposedWords(summary, talk.proposal)),
    ...buttonRow(summary, [
      { label: 'thread.story.agree', type: 'agreeProposal', more },
      { label: 'thread.story.keep', type: 'declineProposal', more, style: 'quiet' },
    ]),
  ]
}

function proposedWords(
  { say, nameOf, input }: Summary,
  { by, decision, reason = '' }: NonNullable<Story['talk']['proposal']>,
): string {
  const name = asTyped(nameOf(by))
  if (!decision) {
    return reason === ''
      ? say('thread.story.proposedAgain', { name })
      : say('thread.story.proposedAgainBecause', { name, reason: typed(reason) })
  }
  const values = {
    name,
    owner: asTyped(nameOf(decision.owner)),
    due: dateSeenFrom(say, decision.due, input.date),
  }
  return decision.treatment === 'accept'
    ? say('thread.story.proposedAccept', values)
    : say('thread.story.proposed', { ...values, treatment: treatmentWord(say, decision.treatment) })
}
