import type { NameTrust } from '../domain/person.ts'
import type { ReviewParts } from './parts.ts'
import type { Sender } from './ports.ts'

/** How far somebody's name can be trusted: an account proves it, and a name that came without any proof is a claim. */
export const trustOf = (
  { channels }: Pick<ReviewParts, 'channels'>,
  { channel, trust }: Pick<Sender, 'channel' | 'trust'>,
): NameTrust => (channels.get(channel)?.accounts === true ? 'proven' : (trust ?? 'claimed'))
