import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSeal } from '../../../src/channels/public/sealed.ts'
import { type Different, type RunningWhatif, startWhatif } from './whatif.ts'
import type { Slack } from './workspace.ts'

/** A program that many workspaces install, at one address also after a restart. */
export interface Many {
  readonly installPage: string
  start(different?: Different): Promise<RunningWhatif>
}

/** Settles on an address. */
export async function manyWorkspaces(slack: Slack): Promise<Many> {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const { clientId, clientSecret } = slack.app
  const credentials = {
    kind: 'oauth',
    clientId,
    clientSecret,
    seal: createSeal('a key that nobody guesses, of 40 letters'),
    stateSecret: 'another that nobody guesses',
    publicUrl,
  } as const
  return {
    installPage: `${publicUrl}/slack/install`,
    start: (different = {}) => startWhatif(slack, { ...different, credentials, port }),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
