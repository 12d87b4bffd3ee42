import type { ReviewActionType } from '../domain/action.ts'
import { normalised } from '../engine/match.ts'
import type { TypedWords } from '../engine/typed-words.ts'
import { type ActionContext, type ActionEffect, notTaken } from './action-context.ts'
import { whyNotAllowed } from './allowed-actions.ts'
import { openHandCheck } from './entrusting.ts'
import { knownPerson } from './people.ts'
import { mute, openAway, remind, setAway, snooze, unmute } from './reminder-actions.ts'

/** What a whole message can ask of reminders and of who looks after the check, with what does it. */
const asked: readonly (readonly [
  words: (keyof TypedWords & `remind${string}`) | 'away' | 'returned' | 'handCheck',
  type: ReviewActionType,
  act: (request: ActionContext, review: string) => ActionEffect,
])[] = [
  ['remindTomorrow', 'snooze', (request, review) => snooze(request, { type: 'snooze', review })],
  ['remindNever', 'mute', mute],
  ['remindAgain', 'unmute', unmute],
  ['away', 'openAway', openAway],
  ['returned', 'setAway', (request, review) => setAway(request, { type: 'setAway', review })],
  ['handCheck', 'openHandCheck', openHandCheck],
]

/**
 * Does what somebody typed instead of pressing a button on a reminder or on the list of who has answered: “remind
 * Mei”, “I am away”. Only a whole message is one of these, and “remind …” only with the name of somebody here, so that
 * no answer is taken for it; `undefined` for any other words.
 */
export function typedFollowUp(request: ActionContext, words: string): ActionEffect | undefined {
  const { state, parts } = request.context
  const { typed } = parts
  const said = normalised(withoutEnd(words))
  for (const [list, type, act] of asked) {
    if (!typed[list].includes(said)) continue
    const bar = whyNotAllowed(request, type)
    return bar ? notTaken(bar) : act(request, state.id)
  }
  const person = personNamed(request, words)
  if (!person) return undefined
  const bar = whyNotAllowed(request, 'remind')
  return bar
    ? notTaken(bar)
    : remind(request, { type: 'remind', review: state.id, person: person.id })
}

/** Somebody of the check whose name stands behind “remind”; the name as it was typed, in whatever letters. */
function personNamed({ context: { state, parts } }: ActionContext, words: string) {
  const said = normalised(words)
  const verbs = parts.typed.remind.filter((one) => said.startsWith(`${one} `))
  const [verb] = verbs.toSorted((one, other) => other.length - one.length)
  if (verb === undefined) return undefined
  const name = withoutEnd(words).trim().split(/\s+/).slice(verb.split(' ').length).join(' ')
  return knownPerson(state, name)
}

const withoutEnd = (words: string): string => words.replace(/[\s.!?]+$/, '')
