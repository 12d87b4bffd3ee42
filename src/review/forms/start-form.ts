import { limits } from '../../domain/limits.ts'
import { field, text } from '../../message/build.ts'
import type { Form, Option } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Starting a check takes the product's name alone. */
export function startForm(say: Say): Form {
  const label = say('conversation.start.product')
  return {
    title: say('conversation.start.title'),
    elements: [
      text(say('conversation.start.body')),
      field({ type: 'text', id: 'product', label, max: limits.name, required: true }),
    ],
    submit: {
      label: say('conversation.start.send'),
      action: { type: 'start' },
      style: 'primary',
      collects: true,
    },
  }
}

/** Words that somebody wrote elsewhere become a story of one of these checks. */
export function storyFrom(say: Say, words: string, reviews: readonly Option[]): Form {
  const [first] = reviews
  return {
    title: say('discussion.add.title'),
    elements: [
      field({
        type: 'choice',
        id: 'review',
        label: say('discussion.add.check'),
        options: reviews,
        required: true,
        ...(first && reviews.length === 1 && { value: first.value }),
      }),
      field({
        type: 'text',
        id: 'words',
        label: say('discussion.add.words'),
        value: words,
        long: true,
        max: limits.ownWords,
        required: true,
      }),
    ],
    submit: {
      label: say('discussion.add.send'),
      action: { type: 'addStory' },
      style: 'primary',
      collects: true,
    },
  }
}
