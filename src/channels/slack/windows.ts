import { type types, webApi } from '@slack/bolt'
import type { Form, Message } from '../../message/message.ts'
import { sayIn } from '../../message/words.ts'
import { blocksWithin } from './blocks.ts'
import { refusalsOfView, throwOnRefusal } from './check-payload.ts'
import type { SlackContext } from './context.ts'
import { slackLimits } from './limits.ts'
import { plainTextObject } from './text.ts'
import { loadingModal, toModal } from './view.ts'
import type { Workspace } from './workspaces.ts'

/** A window that was opened for somebody before anything else was done. */
export interface OpenWindow {
  /** Shows a form in it, with what comes back when it is sent. */
  form(form: Form, more: Readonly<Record<string, string>>): Promise<void>
  /** Says something in it. */
  say(messages: readonly Message[]): Promise<void>
}

/**
 * Opens a window at once: Slack lets an app do that for three seconds after a press, and once. `undefined` when it was
 * too late; then words have to do.
 */
export async function openWindow(
  { say, logger, directory }: SlackContext,
  { team, client }: Workspace,
  {
    trigger,
    isStacked,
    person,
  }: { readonly trigger: string; readonly isStacked: boolean; readonly person: string },
): Promise<OpenWindow | undefined> {
  // What is known of them already: nobody is asked, as there is no time for it.
  const { language } = await directory.find(team, person).catch(nobody)
  const own = sayIn(say, language)
  const view = loadingModal(own('slack.window'), own)
  const opening = isStacked
    ? client.views.push({ trigger_id: trigger, view })
    : client.views.open({ trigger_id: trigger, view })
  const opened = await opening.catch(() => undefined)
  const id = opened?.view?.id
  if (id === undefined) {
    logger.warn('slack-window-late')
    return undefined
  }
  return heldWindow({ say }, { client }, id)
}

/** A window that is open already. */
export function heldWindow(
  { say }: Pick<SlackContext, 'say'>,
  { client }: Pick<Workspace, 'client'>,
  id: string,
): OpenWindow {
  const show = async (next: types.ModalView): Promise<void> => {
    throwOnRefusal(refusalsOfView(next))
    await client.views.update({ view_id: id, view: next }).catch((error: unknown) => {
      // They closed it before it was filled.
      if (!isClosed(error)) throw error
    })
  }
  return {
    form: (form, more) => show(toModal(form, { say, more })),
    say: (messages) => show(wordsWindow(messages, say)),
  }
}

const nobody = (): { readonly language?: string } => ({})

const isClosed = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && error.data.error === 'not_found'

/** What a window of words is called in what Slack sends back. */
export const wordsCallback = 'words'

/** A window that only says something. */
export function wordsWindow(
  messages: readonly Message[],
  base: SlackContext['say'],
): types.ModalView {
  const say = sayIn(base, messages.find(({ language }) => language !== undefined)?.language)
  const { view } = slackLimits
  const elements = messages.flatMap((message) => message.elements)
  return {
    type: 'modal',
    callback_id: wordsCallback,
    title: plainTextObject(say('slack.window'), view.title),
    close: plainTextObject(say('slack.done'), view.close),
    blocks: blocksWithin(elements, { say }, view.blocks),
  }
}
