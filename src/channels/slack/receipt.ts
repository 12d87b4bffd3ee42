import { type SlackContext, slackSenderOf } from './context.ts'
import { slackWorkspaceOf } from './place.ts'
import type { Origin } from './private-reply.ts'
import type { SlackDelivery } from './read-delivery.ts'
import type { Workspace } from './workspaces.ts'

/** One delivery that is being handled. */
export interface Receipt {
  readonly context: SlackContext
  readonly workspace: Workspace
  /** Tells Slack that it arrived; the answer may say what to show. */
  readonly ack: (answer?: object) => Promise<void>
  /** Runs something in the background after Slack was answered. */
  readonly later: (work: Promise<unknown>) => void
}

export type DeliveryOf<K extends SlackDelivery['kind']> = Extract<SlackDelivery, { kind: K }>

/** Slack waits three seconds; what takes longer goes on after it was told that all is well. */
const patienceMs = 2000

/** Its result, if that is known soon (in milliseconds); otherwise it goes on by itself. */
export async function soon<T>(
  { context, later }: Receipt,
  work: Promise<T>,
  milliseconds = patienceMs,
): Promise<T | undefined> {
  const done = await context.within(milliseconds, work)
  if (done === undefined) later(work)
  return done
}

/** Who did it and where, by the name they have there. */
export async function originOf(
  { context, workspace }: Receipt,
  { user }: { readonly user: { readonly id: string; readonly name?: string } },
  place: Omit<Origin, 'workspace' | 'sender'> = {},
): Promise<Origin> {
  const who = await context.directory.person(workspace, user.id, user.name)
  return { workspace, sender: slackSenderOf(slackWorkspaceOf(workspace.team), who), ...place }
}
