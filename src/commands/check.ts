import { readConfig } from '../config.ts'
import { checkLanguages } from '../content/check-languages.ts'
import type { Content } from '../content/content.ts'
import { checkContent } from '../content/lint.ts'
import { type Loaded, loadContent } from '../content/load.ts'
import { formatMistakes } from '../content/mistake.ts'
import { sayFrom } from '../content/say.ts'
import { AppError } from '../errors.ts'
import type { Command } from './command.ts'

/** Checks every question, story and word of the content. */
export const command: Command = {
  options: ['root'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const { root } = readConfig(io.environment, options)
    const loaded = await load(root)
    const mistakes = loaded.ok
      ? [...checkContent(loaded.content), ...(await checkLanguages(root, loaded.content))]
      : loaded.mistakes
    if (loaded.ok && mistakes.length === 0) {
      await io.print(`${goodNews(loaded.content)}\n`)
      return 0
    }
    await io.print(`${formatMistakes(mistakes)}\n`)
    return 1
  },
}

async function load(root: string): Promise<Loaded> {
  try {
    return await loadContent(root)
  } catch (cause) {
    throw new AppError('bad-input', `${root} cannot be read.`, {
      hint: 'Name a folder that holds flows/ and content/.',
      cause,
    })
  }
}

function goodNews({ flows, catalogue, messages }: Content): string {
  const questions = [...flows.values()].flatMap((flow) => flow.questions)
  const written = new Set(questions.map(({ source }) => source))
  return sayFrom(messages)('operator.check.good', {
    count: flows.size,
    questions: written.size,
    stories: catalogue.threats.length,
    steps: catalogue.safeguards.length,
    words: messages.size,
  })
}
