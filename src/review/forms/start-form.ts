import { limits } from '../../domain/limits.ts'
import { field, text } from '../../message/build.ts'
import type { Element, Form, Option } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { ownWordsField } from './own-words-field.ts'

/** Starting a check takes the product's name alone, and its language where there are several. */
export function startForm(say: Say, languages: readonly string[] = []): Form {
  const label = say('conversation.start.product')
  return {
    title: say('conversation.start.title'),
    elements: [
      text(say('conversation.start.body')),
      field({ type: 'text', id: 'product', label, max: limits.name, required: true }),
      ...(languages.length > 1 ? [languageField(say, languages)] : []),
    ],
    submit: {
      label: say('conversation.start.send'),
      action: { type: 'start' },
      style: 'primary',
      collects: true,
    },
  }
}

/** Which language the check and its thread are in; each language is called by its own name. */
const languageField = (say: Say, languages: readonly string[]): Element =>
  field({
    type: 'choice',
    id: 'language',
    label: say('conversation.start.language'),
    options: languages.map((tag) => ({ value: tag, label: ownNameOf(tag) })),
    required: true,
    value: say.language,
  })

const ownNameOf = (tag: string): string =>
  new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag

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
      ownWordsField(say, words),
    ],
    submit: {
      label: say('discussion.add.send'),
      action: { type: 'addStory' },
      style: 'primary',
      collects: true,
    },
  }
}
