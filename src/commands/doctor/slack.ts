import { type Config, readConfig } from '../../config.ts'
import type { Say } from '../../message/words.ts'
import { type DoctorLine, type Examine, good, note, wrong } from './finding.ts'
import { type AskSlack, openSlackLine } from './slack-line.ts'
import { scopeFindings } from './slack-scopes.ts'

/** Whether Slack lets this program in, and what it allows. */
export const examine: Examine = async ({ options }, io, say) => {
  const config = readConfig(io.environment, options)
  const { slack } = config
  if (!slack) {
    return [wrong(say('operator.doctor.slack.notSetUp'), say('operator.doctor.slack.notSetUpHint'))]
  }
  const ask = await openSlackLine(slack.apiUrl)
  const connection = await connectionFindings(config, ask, say)
  if (slack.credentials.kind === 'oauth') {
    const url = config.publicListener?.url ?? ''
    const hint = say('operator.doctor.slack.manyHint', { url })
    return [...connection, note(say('operator.doctor.slack.many'), hint)]
  }
  const { botToken } = slack.credentials
  const token = await tokenFindings(botToken, ask, { say, leadGroups: config.policy.leadGroups })
  const { channel } = options
  if (channel === undefined || token.some(({ state }) => state === 'wrong')) {
    return [...connection, ...token]
  }
  return [...connection, ...token, await channelFinding(channel, botToken, { ask, say })]
}

async function connectionFindings(
  { slack, publicListener }: Config,
  ask: AskSlack,
  say: Say,
): Promise<DoctorLine[]> {
  if (!slack) return []
  if (slack.connection.mode === 'socket') {
    const { code } = await ask(slack.connection.appToken, 'apps.connections.open')
    if (code === undefined) return [good(say('operator.doctor.slack.socket'))]
    if (code === 'unreachable') return [unreachable(say)]
    return [
      wrong(
        say('operator.doctor.slack.socketWrong', { code }),
        say('operator.doctor.slack.socketHint'),
      ),
    ]
  }
  const looksRight = /^[0-9a-f]{32}$/.test(slack.connection.signingSecret)
  const url = publicListener?.url
  return [
    looksRight
      ? note(say('operator.doctor.slack.secret'), say('operator.doctor.slack.secretCheck'))
      : wrong(say('operator.doctor.slack.secretWrong'), say('operator.doctor.slack.secretHint')),
    url === undefined
      ? note(say('operator.doctor.slack.noAddress'), say('operator.doctor.slack.noAddressHint'))
      : note(
          say('operator.doctor.slack.address', { url }),
          say('operator.doctor.slack.addressHint', { url }),
        ),
  ]
}

async function tokenFindings(
  token: string,
  ask: AskSlack,
  { say, leadGroups }: { readonly say: Say; readonly leadGroups: readonly string[] },
): Promise<DoctorLine[]> {
  const { code, answer } = await ask(token, 'auth.test')
  if (code === 'unreachable') return [unreachable(say)]
  if (code !== undefined) {
    const hint = say('operator.doctor.slack.tokenHint')
    return [wrong(say('operator.doctor.slack.tokenWrong', { code }), hint)]
  }
  const { bot_id, team = '', user = '', response_metadata } = answer
  if (bot_id === undefined) {
    const hint = say('operator.doctor.slack.tokenHint')
    return [wrong(say('operator.doctor.slack.tokenOfPerson'), hint)]
  }
  const found = good(say('operator.doctor.slack.token', { user, team }))
  return [found, ...scopeFindings(response_metadata?.scopes, say, leadGroups)]
}

async function channelFinding(
  channel: string,
  token: string,
  { ask, say }: { readonly ask: AskSlack; readonly say: Say },
): Promise<DoctorLine> {
  const { code, answer } = await ask(token, 'conversations.info', { channel })
  if (code === 'unreachable') return unreachable(say)
  const invite = say('operator.doctor.slack.channelInvite')
  if (code === 'missing_scope') {
    return note(say('operator.doctor.slack.channelUnseen', { channel }), invite)
  }
  if (code !== undefined) {
    const hint = say('operator.doctor.slack.channelUnknownHint')
    return wrong(say('operator.doctor.slack.channelUnknown', { channel }), hint)
  }
  const { name = channel, is_member, is_archived } = answer.channel ?? {}
  if (is_archived) {
    const hint = say('operator.doctor.slack.channelClosedHint')
    return wrong(say('operator.doctor.slack.channelClosed', { name }), hint)
  }
  if (is_member) return good(say('operator.doctor.slack.channel', { name }))
  return wrong(say('operator.doctor.slack.channelOut', { name }), invite)
}

const unreachable = (say: Say): DoctorLine =>
  wrong(say('operator.doctor.slack.unreachable'), say('operator.doctor.slack.unreachableHint'))
