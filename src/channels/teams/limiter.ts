import type { Sending } from '../../domain/sending.ts'

/** How many messages one conversation takes in a time, by Microsoft's published limits for one app. */
const windows = [
  { milliseconds: 1000, most: 7 },
  { milliseconds: 2000, most: 8 },
  { milliseconds: 30_000, most: 60 },
  { milliseconds: 3_600_000, most: 1800 },
] as const

/** Keeps each conversation within its limits, whichever instance of the program writes there. */
export interface Limiter {
  /** Takes a turn: 0 when it is free now, otherwise the milliseconds until it may be; then nothing was taken. */
  take(conversation: string): Promise<number>
  /** The platform asked for a pause. */
  pause(conversation: string, seconds: number): Promise<void>
}

/** A limiter over what all instances share. */
export function createLimiter(sending: Pick<Sending, 'take' | 'pause'>): Limiter {
  const nameOf = (conversation: string): string => `teams ${conversation}`
  return {
    take: (conversation) => sending.take([{ name: nameOf(conversation), windows }]),
    pause: (conversation, seconds) => sending.pause(nameOf(conversation), seconds * 1000),
  }
}
