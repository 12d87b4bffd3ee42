import { pictureAddress } from '../../conversation/addresses.ts'
import { lineIn } from '../../message/line.ts'
import type { Form, Message } from '../../message/message.ts'
import { formMessage, type OutActivity, type TeamsDrawing, toActivity } from './cards.ts'
import type { TeamsContext } from './context.ts'
import { type CardReader, filledIn, picksFor, withoutPlaces } from './picks.ts'
import { teamsWorkspaceOf } from './reference.ts'

/** On whose behalf a thread is read and its pictures fetched: somebody who can read what was posted to all, and no more. */
export const anybody = 'teams-thread'

/** A card of a review as it should look now; everybody's where no reader is named. */
export async function drawTeamsCard(
  context: TeamsContext,
  card: { readonly tenantId: string; readonly review: string; readonly id: string },
  message: Message,
  reader?: CardReader,
): Promise<OutActivity> {
  return drawn(context, message, {
    ...(reader && (await picksFor(context, reader, message))),
    picture: pictures(context, card, reader?.person ?? anybody),
    marks: { card: card.id },
  })
}

/** An answer to somebody alone; `shown` says which action it answers, so that the next page can replace it. */
export async function drawReply(
  context: TeamsContext,
  message: Message,
  about: { readonly reader: CardReader; readonly review?: string; readonly shown?: string },
): Promise<OutActivity> {
  const { reader, review, shown } = about
  return drawn(context, message, {
    ...(await picksFor(context, reader, message)),
    ...(review !== undefined && {
      picture: pictures(context, { tenantId: reader.tenantId, review }, reader.person),
    }),
    ...(shown !== undefined && { marks: { shown } }),
  })
}

/** A form as a card; one that came back says why above its fields, and keeps what was filled in. */
export async function drawForm(
  context: TeamsContext,
  reader: CardReader,
  form: Form,
  back?: {
    readonly replies: readonly Message[]
    readonly data: Readonly<Record<string, unknown>>
  },
): Promise<OutActivity> {
  const picks = await picksFor(context, reader, form)
  const asked = withoutPlaces(context, form, picks.places) ?? form
  const why = (back?.replies ?? []).flatMap((reply) =>
    reply.elements.map((element) =>
      element.type === 'text' ? { ...element, tone: 'warn' as const } : element,
    ),
  )
  const elements = back ? [...why, ...filledIn(asked.elements, back.data)] : asked.elements
  const marks = { form: form.title }
  return drawn(context, formMessage({ ...asked, elements }), { ...picks, marks })
}

/** A card that is too large even when it is shortened is replaced by a line that says so. */
function drawn(
  context: TeamsContext,
  message: Message,
  drawing: Omit<TeamsDrawing, 'say'>,
): OutActivity {
  const { say } = context
  const activity = toActivity(message, { say, ...drawing })
  if (activity) return activity
  const instead = toActivity(lineIn(say, message.language, 'teams.trouble.large'), { say })
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
