import type { Logger, Sender } from '../review/ports.ts'
import { createReplyLog, type RedrawReplies, type ReplyLog } from './reply-log.ts'
import { createUnconfirmedCards, type UnconfirmedCards } from './unconfirmed-cards.ts'

/** What a platform keeps beside the checks. */
interface ShelfNotes {
  /** `undefined` without a shelf. */
  readonly unconfirmed: UnconfirmedCards | undefined
  /** `undefined` also where no reply stays. */
  readonly replyLog: ReplyLog | undefined
}

type ShelfParts = Omit<Parameters<typeof createUnconfirmedCards>[0], 'shelf'> &
  Omit<Parameters<typeof createReplyLog>[0], 'shelf' | 'redraw'> & {
    readonly shelf?: Parameters<typeof createUnconfirmedCards>[0]['shelf']
    readonly redrawReplies?: RedrawReplies
    readonly channel: string
    readonly logger: Logger
  }

/** Opens what is kept beside the checks; what cannot be kept or read is logged, and holds nobody up. */
export function openShelfNotes(parts: ShelfParts): ShelfNotes {
  const { shelf, redrawReplies: redraw, channel, logger } = parts
  if (!shelf) return { unconfirmed: undefined, replyLog: undefined }
  const orElse = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work
    } catch {
      logger.warn(`${channel}-note-failed`)
      return otherwise
    }
  }
  const cards = createUnconfirmedCards({ ...parts, shelf })
  const log = redraw && createReplyLog({ ...parts, shelf, redraw })
  return {
    unconfirmed: {
      note: (person, entry) => orElse(cards.note(person, entry), undefined),
      has: (sender) => orElse(cards.has(sender), false),
      bringAgain: (delivery, sender) => orElse(cards.bringAgain(delivery, sender), false),
    },
    replyLog: log && {
      note: (sender: Sender, ...about) => orElse(log.note(sender, ...about), undefined),
      blank: (sender: Sender, ...about) => orElse(log.blank(sender, ...about), undefined),
    },
  }
}
