import { limits } from '../../domain/limits.ts'
import { field } from '../../message/build.ts'
import type { Element } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** The field for a story in the team's own words, with the words that are there already. */
export const ownWordsField = (say: Say, value: string): Element =>
  field({
    type: 'text',
    id: 'words',
    label: say('discussion.add.words'),
    value,
    long: true,
    max: limits.ownWords,
    required: true,
  })
