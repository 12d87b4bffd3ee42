import type { Sender } from '../../review/ports.ts'
import { checkView, refuse } from './check-payload.ts'
import type { SlackRoom } from './room.ts'
import { toHome } from './view.ts'
import type { Workspace } from './workspaces.ts'

/** Draws somebody's home page anew, from our own records alone: Slack is asked for nothing. */
export async function publishHome(
  { say, reviews }: SlackRoom,
  { workspace, sender }: { readonly workspace: Workspace; readonly sender: Sender },
  page = 1,
): Promise<void> {
  const view = toHome(await reviews().home(sender, page), { say })
  refuse(checkView(view))
  await workspace.client.views.publish({ user_id: sender.who.id, view })
}
