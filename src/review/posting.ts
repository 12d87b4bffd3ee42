import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Button, Message } from '../message/message.ts'
import type { ActionOf } from './action.ts'
import { inThread, threadPending } from './card-wishes.ts'
import { publishForm } from './forms/publish-form.ts'
import type { Audience } from './ports.ts'
import { preview } from './publishing.ts'
import { roomOf, type Scene } from './scene.ts'
import { changedSincePosting } from './state.ts'
import { analysisNow } from './summary-of.ts'
import { ask, gently, record, reply, type Step, stamp, type Turn } from './turn.ts'

/** Asks where to post, on channels with several places; a private one by default. */
export function openPublish(turn: Turn, { how, onlyPrivate }: ActionOf<'openPublish'>): Step {
  const { scene } = turn
  const { state, say } = scene
  if (!isReady(turn)) return preview(turn)
  if (!roomOf(scene).places || standsSomewhere(scene)) return publish(turn, plainly(turn, how))
  const suggested = onlyPrivate ? undefined : state.startedIn
  return ask(publishForm(say, { review: state.id, how, onlyPrivate, suggested }))
}

const plainly = ({ scene }: Turn, how: 'all' | 'headline'): ActionOf<'publish'> => ({
  type: 'publish',
  review: scene.state.id,
  how,
  onlyPrivate: false,
  sure: false,
})

/**
 * Posts the summary as it is now, and freezes it: later answers are only offered as a difference. Weak spots are
 * never put before more people than the facilitator knows of: who can read the place is said first.
 */
export function publish(turn: Turn, action: ActionOf<'publish'>): Step {
  const { scene } = turn
  const { state } = scene
  const { how } = action
  if (!isReady(turn)) return preview(turn)
  const isSame = state.published?.analysis.contentVersion === scene.parts.catalogue.version
  const stands = standsSomewhere(scene)
  const isMoved = !stands && action.to !== undefined && action.to !== state.published?.to
  if (state.published?.how === how && isSame && !isMoved && !changedSincePosting(state)) {
    return gently(scene.say('conversation.gentle.repeat'))
  }
  const to = stands ? state.published?.to : (action.to ?? state.published?.to)
  if (roomOf(scene).places && to === undefined) {
    return openPublish(turn, { type: 'openPublish', review: state.id, how, onlyPrivate: true })
  }
  const late = dayThatIsOver(turn, action)
  if (late) return late
  const warning = stands || action.sure ? undefined : readersWarning(turn, { ...action, to })
  if (warning) return reply(warning)
  const day = action.until || state.published?.until
  const more = { ...(to !== undefined && { to }), ...(day !== undefined && { until: day }) }
  return record([{ type: 'published', ...stamp(turn), how, ...more, analysis: analysisNow(scene) }])
}

/** Asks again when the day until which to talk is over already. */
function dayThatIsOver(turn: Turn, action: ActionOf<'publish'>): Step | undefined {
  const { scene } = turn
  const { until } = action
  if (!until || until >= scene.now.slice(0, 10)) return undefined
  const replies = [message(text(scene.say('discussion.decide.past')))]
  return { ...openPublish(turn, { ...action, type: 'openPublish' }), replies, wrong: 'until' }
}

/** Tries again what could not be posted, after its facilitator has looked or has let the app in. */
export function postAgain(turn: Turn): Step {
  const { scene } = turn
  const parked = threadPending(scene.outbox).filter((entry) => entry.parked !== undefined)
  if (parked.length === 0) return gently(scene.say('conversation.gentle.repeat'))
  const card = scene.outbox.findLast((entry) => entry.card.kind === 'posted')
  const wishes = parked.map(({ id, card: kind }) => ({
    id,
    to: inThread(scene.state),
    card: kind,
    again: true,
  }))
  return { events: [], wishes: card ? [...wishes, card] : wishes }
}

const isReady = ({ scene: { state } }: Turn): boolean =>
  state.phase === 'previewing' || state.published !== undefined

/** True once the summary stands in a place: from then on it stays there. */
const standsSomewhere = ({ outbox }: Scene): boolean =>
  outbox.some(({ id, place }) => id === 'summary' && place !== undefined)

/** Who can read the place, when these are more than a few or cannot be seen. */
function readersWarning(turn: Turn, action: ActionOf<'publish'>): Message | undefined {
  const { scene, audience } = turn
  const { say, state } = scene
  if (!roomOf(scene).places || isSafe(audience, action)) return undefined
  const press = (label: string, data: Record<string, string | boolean>, style?: 'primary') => {
    const button: Button = { label, action: { review: state.id, ...data } }
    return style ? { ...button, style } : button
  }
  const { to = '', until = '' } = action
  const there = { type: 'publish', to, until, sure: true }
  return message(
    text(say('conversation.readers.weakSpots'), 'warn'),
    text(audience ? readersWords(scene, audience) : say('conversation.readers.unseen')),
    buttons(
      press(
        say('thread.preview.private'),
        { type: 'openPublish', how: 'all', onlyPrivate: true },
        'primary',
      ),
      press(say('conversation.readers.headline'), { ...there, how: 'headline' }),
      press(say('conversation.readers.all'), { ...there, how: 'all' }),
      press(say('thread.preview.notYet'), { type: 'lookOver' }),
    ),
  )
}

/** A headline names no weak spot; a private place without guests is what was asked for. */
function isSafe(
  audience: Audience | undefined,
  { how, onlyPrivate }: ActionOf<'publish'>,
): boolean {
  if (audience === undefined) return how === 'headline' || onlyPrivate
  const isSmall = audience.kind === 'private' && (audience.guests ?? 0) === 0
  return isSmall || (how === 'headline' && audience.kind !== 'shared')
}

function readersLine(
  say: Scene['say'],
  about: {
    readonly place: string
    readonly kind: Audience['kind']
    readonly readers?: number | undefined
  },
): string {
  const { place, kind, readers: count } = about
  if (count === undefined) return say(`conversation.readers.${kind}`, { place })
  return kind === 'public'
    ? say('conversation.readers.publicCount', { place, count })
    : say('conversation.readers.count', { place, count })
}

function readersWords({ say }: Scene, { name, kind, readers, guests = 0 }: Audience): string {
  const place = asTyped(name)
  const lines = [readersLine(say, { place, kind, readers })]
  if (readers !== undefined && kind === 'shared') lines.push(say('conversation.readers.outside'))
  if (guests > 0) lines.push(say('conversation.readers.guests', { count: guests }))
  return lines.join(' ')
}
