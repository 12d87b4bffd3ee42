import type { Channel } from '../../review/ports.ts'

/** The page reads its cards from the record, so nothing is ever posted to it. */
export const webChannel: Channel = {
  name: 'web',
  pulls: true,
  pace: { post: 0, update: 0 },
  accounts: false,
  places: false,
  post: async (_to, { entry }) => ({ ok: true, place: entry }),
  update: async (place) => ({ ok: true, place }),
}
