import { readConfig } from '../config.ts'
import { drawMachineSource, drawMermaid } from '../engine/draw.ts'
import { drawLifeMermaid, drawLifeSource, drawnLives } from '../engine/draw-life.ts'
import { AppError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import { openContent } from '../open-content.ts'
import { chooseFormat } from './choose-format.ts'
import type { Command } from './command.ts'
import { drawFormats } from './formats.ts'

/** Prints a questionnaire, or a life such as that of a promise, as Mermaid or as the source of its machine. */
export const command: Command = {
  options: ['format', 'root'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const format = chooseFormat(drawFormats, options.format)
    const [name = ''] = words
    const life = drawnLives.get(name)
    if (life) {
      await io.print(
        format === 'mermaid' ? drawLifeMermaid(name, life) : drawLifeSource(name, life),
      )
      return 0
    }
    const { content } = await openContent(readConfig(io.environment, options).root)
    const flow = content.flows.get(name)
    if (!flow) throw unknownFlow(name, [...content.flows.keys(), ...drawnLives.keys()])
    await io.print(format === 'mermaid' ? drawMermaid(flow) : drawMachineSource(flow))
    return 0
  },
}

function unknownFlow(name: string, flows: readonly string[]): AppError {
  const meant = nearest(name, flows)
  return new AppError('bad-input', `There is no flow “${name}”.`, {
    hint: meant ? `Did you mean ${meant}?` : `There is ${flows.join(', ')}.`,
  })
}
