import { webApi } from '@slack/bolt'
import * as z from 'zod'
import { remembering } from '../../conversation/remembering.ts'
import { groupScope } from './scopes.ts'
import { noteRefusal } from './send-errors.ts'
import type { Workspace } from './workspaces.ts'

/** Who is in the user groups of all workspaces. */
export interface UserGroups {
  /**
   * Whether somebody is in a user group, as Slack said it within the last minutes; false for what is no user group
   * there, `undefined` where Slack does not say.
   */
  has(workspace: Workspace, group: string, person: string): Promise<boolean | undefined>
}

const usersSchema = z.object({ users: z.array(z.string()) })

/** The members of a group; empty for one that is not there. */
type Members = ReadonlySet<string> | undefined

/** Asks Slack, and remembers for some minutes what it said. */
export function createUserGroups(now: () => number): UserGroups {
  const members = remembering<Members>(now, (all) => all !== undefined)
  return {
    async has(workspace, group, person) {
      // Groups of other platforms are named in the same setting.
      if (!/^S[A-Z0-9]+$/.test(group)) return false
      const all = await members(`${workspace.team}/${group}`, () => membersOf(workspace, group))
      return all?.has(person)
    },
  }
}

async function membersOf(workspace: Workspace, usergroup: string): Promise<Members> {
  if (!workspace.may(groupScope)) return undefined
  try {
    const answer = await workspace.client.usergroups.users.list({ usergroup })
    return new Set(usersSchema.parse(answer).users)
  } catch (error) {
    if (isNoGroup(error)) return new Set()
    noteRefusal(error, workspace)
    return undefined
  }
}

/** Another workspace of this installation has that group, or nobody has it any more. */
const isNoGroup = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && error.data.error === 'no_such_subteam'
