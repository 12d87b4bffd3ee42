import type { Channel } from '../../review/ports.ts'

/** Everybody on this computer shares one workspace, in the terminal and on the page. */
export const localWorkspace = 'local'

/** The terminal reads its cards from the record, so nothing is ever posted to it. */
export const terminalChannel: Channel = {
  name: 'terminal',
  pulls: true,
  pace: { post: 0, update: 0 },
  accounts: false,
  places: false,
  post: async (_to, { entry }) => ({ ok: true, place: entry }),
  update: async (place) => ({ ok: true, place }),
}
