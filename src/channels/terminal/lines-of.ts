import { StringDecoder } from 'node:string_decoder'

/**
 * The lines of a stream, one by one as they are asked for, so that none is lost before somebody listens.
 * A last line without an end counts too.
 */
export async function* linesOf(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(chunk)
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.end()
  if (rest !== '') yield rest.replace(/\r$/, '')
}
