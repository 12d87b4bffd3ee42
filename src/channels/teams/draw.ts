import { pictureAddress } from '../../conversation/addresses.ts'
import type { Form, Message } from '../../message/message.ts'
import { type Drawing, formMessage, type OutActivity, toActivity } from './cards.ts'
import type { Desk } from './desk.ts'
import { filledIn, picksFor, type Reader, withoutPlaces } from './picks.ts'
import { workspaceOf } from './reference.ts'

/** On whose behalf a thread is read and its pictures fetched: somebody who can read what was posted to all, and no more. */
export const anybody = 'teams-thread'

/** A card of a review as it should stand; everybody's where no reader is named. */
export async function drawCard(
  desk: Desk,
  card: { readonly tenantId: string; readonly review: string; readonly id: string },
  message: Message,
  reader?: Reader,
): Promise<OutActivity> {
  return drawn(desk, message, {
    ...(reader && (await picksFor(desk, reader, message))),
    picture: pictures(desk, card, reader?.person ?? anybody),
    marks: { card: card.id },
  })
}

/** An answer to somebody alone; `shown` says which action it answers, so that the next page can replace it. */
export async function drawReply(
  desk: Desk,
  message: Message,
  about: { readonly reader: Reader; readonly review?: string; readonly shown?: string },
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
  desk: Desk,
  reader: Reader,
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
function drawn(desk: Desk, message: Message, drawing: Omit<Drawing, 'say'>): OutActivity {
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
  { links }: Desk,
  about: { readonly tenantId: string; readonly review: string },
  person: string,
): (name: string) => string | undefined {
  const owner = {
    workspace: workspaceOf(about.tenantId),
    review: about.review,
    person,
    posted: person === anybody,
  }
  return (name) => pictureAddress(links, owner, name)
}
