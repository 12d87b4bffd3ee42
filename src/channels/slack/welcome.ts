import { helpMessage } from '../../conversation/help.ts'
import { message, text } from '../../message/build.ts'
import type { Message } from '../../message/message.ts'
import { type Say, sayIn, spokenIn } from '../../message/words.ts'
import { toBlocks } from './blocks.ts'
import { refusalsOfMessage, throwOnRefusal } from './check-payload.ts'
import type { SlackContext } from './context.ts'
import type { Workspace } from './workspaces.ts'

/** Somebody opened their conversation with the app: the first time it says what it is for, and how to begin. */
export async function welcome(
  context: SlackContext,
  workspace: Workspace,
  person: string,
): Promise<void> {
  if (await context.directory.isNew(workspace.team, person)) await greet(context, workspace, person)
}

/** Whoever installed the app finds it in their messages, with a way to begin. */
export async function greetInstaller(
  context: SlackContext,
  team: string,
  person: string,
): Promise<void> {
  const workspace = await context.workspaces.of(team)
  if (workspace) await welcome(context, workspace, person)
}

async function greet(
  { say, directory, postedBeside }: SlackContext,
  workspace: Workspace,
  person: string,
): Promise<void> {
  const { team, client } = workspace
  const { language } = await directory.person(workspace, person)
  const drawn = toBlocks(welcomeMessage(say, language), { say })
  throwOnRefusal(refusalsOfMessage(drawn))
  postedBeside(team)
  const { channel } = await client.chat.postMessage({ ...drawn, channel: person })
  if (channel !== undefined) await directory.posted(team, person, channel)
}

function welcomeMessage(base: Say, language: string | undefined): Message {
  const say = sayIn(base, language)
  const { elements } = helpMessage(say, [say('slack.help')])
  return spokenIn(say, base, message(text(say('slack.welcome')), ...elements))
}
