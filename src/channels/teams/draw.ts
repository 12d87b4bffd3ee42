import { pictureAddress } from '../../conversation/addresses.ts'
import type { Form, Message } from '../../message/message.ts'
import { formMessage, type OutActivity, type TeamsDrawing, toActivity } from './cards.ts'
import type { TeamsContext } from './context.ts'
import { type CardReader, filledIn, picksFor, withoutPlaces } from './picks.ts'
import { teamsWorkspaceOf } from './reference.ts'

/** On whose behalf a thread is read and its pictures fetched: somebody who can read what was posted to all, and no more. */
export const anybody = 'teams-thread'

/** A card of a review as it should stand; everybody's where no reader is named. */
export async function drawTeamsCard(
  desk: TeamsContext,
  card: { readonly tenantId: string; readonly review: string; readonly id: string },
  message: Message,
  reader?: CardReader,
): Promise<OutActivity> {
  return drawn(desk, message, {
    ...(reader && (await picksFor(desk, reader, message))),
    picture: pictures(desk, card, reader?.person ?? anybody),
    marks: { card: card.id },
  })
}

/** An answer to somebody alone; `shown` says which action it answers, so that the next page can replace it. */
export async function drawReply(
  desk: TeamsContext,
  message: Message,
  about: { readonly reader: CardReader; readonly review?: string; readonly shown?: string },
): Promise<OutActivity> {
  const { reader, review, shown } = about
  return drawn(desk, message, {
    ...(await picksFor(desk, reader, message)),
    ...(review !== undefined && {
      picture: pictures(desk, { tenantId: reader.tenantId, review }, reader.person),
    }),
    ...(shown !== undefined && { marks: { shown } }),
  })
}

/** A form as a card; one that came back says why above its fields, and keeps what was filled in. */
export async function drawForm(
  desk: TeamsContext,
  reader: CardReader,
  form: Form,
  back?: {
    readonly replies: readonly Message[]
    readonly data: Readonly<Record<string, unknown>>
  },
): Promise<OutActivity> {
  const picks = await picksFor(desk, reader, form)
  const asked = withoutPlaces(desk, form, picks.places) ?? form
  const why = (back?.replies ?? []).flatMap((reply) =>
    reply.elements.map((element) =>
      element.type === 'text' ? { ...element, tone: 'warn' as const } : element,
    ),
  )
  const elements = back ? [...why, ...filledIn(asked.elements, back.data)] : asked.elements
  const marks = { form: form.title }
  return drawn(desk, formMessage({ ...asked, elements }), { ...picks, marks })
}

/** What is too large to show even when it is shortened is said to be. */
function drawn(
  desk: TeamsContext,
  message: Message,
  drawing: Omit<TeamsDrawing, 'say'>,
): OutActivity {
  const { say } = desk
  const activity = toActivity(message, { say, ...drawing })
  if (activity) return activity
  const words: Message = {
    audience: 'people',
    elements: [{ type: 'text', text: say('teams.trouble.large') }],
  }
  const instead = toActivity(words, { say })
  if (!instead) throw new RangeError('one line of words is too large')
  return instead
}

function pictures(
  { links }: TeamsContext,
  about: { readonly tenantId: string; readonly review: string },
  person: string,
): (name: string) => string | undefined {
  const owner = {
    workspace: teamsWorkspaceOf(about.tenantId),
    review: about.review,
    person,
    posted: person === anybody,
  }
  return (name) => pictureAddress(links, owner, name)
}
