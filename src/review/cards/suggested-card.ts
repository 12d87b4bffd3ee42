import type { Offer } from '../../engine/offered-answers.ts'
import { offeredSections } from '../../engine/open-offers.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Button, Element, LineButtons, Message } from '../../message/message.ts'
import { suggestedFrom } from '../../report/suggested-from.ts'
import { cardAnswerWords, shortLabel, shortWords } from '../answer-words.ts'
import { questionOf, type ReviewContext } from '../review-context.ts'
import { offersTogether } from '../section-offers.ts'
import { dayOf } from '../summary-of.ts'

/** The answers from elsewhere for one section: those that can be taken together, and those that cannot. */
export function suggestedCard(
  context: ReviewContext,
  subject: string,
  person: string,
): Message | undefined {
  const { say, state } = context
  const found = offersTogether(context, subject, person)
  if (!found) return undefined
  const { title, together, alone, upTo } = found
  const count = together.length + alone.length
  const on = { review: state.id, section: subject, upTo }
  const yes: Button = {
    label: say('suggest.card.all', { count: together.length }),
    action: { type: 'confirmSuggested', ...on },
    style: 'primary',
  }
  return message(
    heading(say('suggest.card.title', { count, section: asTyped(title) })),
    text(say('suggest.card.body'), 'quiet'),
    ...(together.length === 0
      ? []
      : [list(context, together, looking(context, together)), buttons(yes)]),
    ...(alone.length === 0
      ? []
      : [text(say('suggest.card.alone')), list(context, alone, holding(context, alone))]),
    buttons(
      { label: say('suggest.card.ask'), action: { type: 'askSuggested', ...on } },
      {
        label: say('suggest.card.none'),
        action: { type: 'refuseSuggested', ...on },
        style: 'quiet',
      },
    ),
  )
}

const list = (context: ReviewContext, offers: readonly Offer[], each: LineButtons): Element => ({
  type: 'list',
  items: offers.map((offer) => offerLine(context, offer)),
  each,
})

/** An offer in words, with where it comes from, and what was answered where that differs. */
function offerLine(context: ReviewContext, { question: id, value, source }: Offer): string {
  const { say, check, state, now } = context
  const question = questionOf(context, id)
  if (!question) return ''
  const given = check.compiled.read(state.interview.answers).answers.get(id) ?? []
  const values = {
    short: shortWords(context, question),
    answer: cardAnswerWords(say, question, value),
    source: suggestedFrom(say, source, { today: dayOf(now), written: asTyped }),
  }
  const said = given.filter((one) => one.value !== null)
  if (said.length === 0) return say('suggest.card.line', values)
  const words = said.map((one) => cardAnswerWords(say, question, one.value))
  return say('suggest.card.differs', { ...values, given: [...new Set(words)].join(' / ') })
}

/** Each can be looked at where it is asked. */
const looking = (context: ReviewContext, offers: readonly Offer[]): LineButtons => ({
  menu: context.say('suggest.card.lookMenu'),
  short: context.say('suggest.card.look'),
  buttons: offers.map(
    ({ question }): Button => ({
      label: context.say('suggest.card.lookAt', { short: shortOf(context, question) }),
      action: { type: 'change', review: context.state.id, question },
      style: 'quiet',
    }),
  ),
})

/** Each can be said to hold, on its own. */
const holding = (context: ReviewContext, offers: readonly Offer[]): LineButtons => ({
  menu: context.say('suggest.card.yesMenu'),
  short: context.say('suggest.yes'),
  buttons: offers.map(
    ({ question, offer }): Button => ({
      label: context.say('suggest.card.yesTo', { short: shortOf(context, question) }),
      action: { type: 'confirmSuggested', review: context.state.id, offer },
    }),
  ),
})

const shortOf = (context: ReviewContext, id: string): string => {
  const question = questionOf(context, id)
  return question ? shortLabel(context, question) : id
}

/** What was looked over, as one line; nothing while it still has to be. */
export function suggestedDone(
  { say, check, state }: ReviewContext,
  subject: string,
  person: string,
): Message | undefined {
  const isOpen = offeredSections(check.compiled, state.interview, person).some(
    ({ id }) => id === subject,
  )
  const section = check.compiled.flow.sections.find(({ id }) => id === subject)
  if (isOpen || !section) return undefined
  return message(text(say('suggest.card.done', { section: asTyped(section.title) })))
}
