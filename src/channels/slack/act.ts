import type { ActionResult } from '../../conversation/act.ts'
import type { Person } from '../../domain/person.ts'
import type { Sender } from '../../review/ports.ts'
import type { SlackContext } from './context.ts'
import type { Workspace } from './workspaces.ts'

/** Something that somebody did in Slack. */
export interface Act {
  readonly id: string
  readonly sender: Sender
  readonly workspace: Workspace
  /** Not yet read with the action's schema. */
  readonly action: unknown
  /** Slack's ids of the people it names. */
  readonly people?: readonly string[]
}

/** Does what somebody asked for, with the people it names by the names they have in Slack; errors become kind words. */
export async function actInSlack(
  context: SlackContext,
  { id, sender, workspace, action, people = [] }: Act,
): Promise<ActionResult> {
  const named: Person[] = []
  for (const person of people) named.push(await context.directory.person(workspace, person))
  return context.conversation.actKindly({ id, sender, people: named, action })
}
