import { AppError } from '../errors.ts'
import { nearest } from '../nearest.ts'

/**
 * One of the formats a command knows; the first one when none was given.
 * @throws AppError('bad-input')
 */
export function chooseFormat<Format extends string>(
  formats: readonly [Format, ...Format[]],
  given: string | undefined,
): Format {
  if (given === undefined) return formats[0]
  const found = formats.find((format) => format === given)
  if (found) return found
  const meant = nearest(given, formats)
  throw new AppError('bad-input', `“${given}” is not a format.`, {
    hint: meant ? `Did you mean ${meant}?` : `Use one of ${formats.join(', ')}.`,
  })
}
