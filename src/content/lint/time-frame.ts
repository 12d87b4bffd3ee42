import { wordingCheck } from '../wording-check.ts'

const memory =
  /\b(?:happened|gone wrong|ever|recently|usually|often|did (?:you|it)|have you|has (?:it|your|anyone|someone|information))\b/i
const frame =
  /\b(?:last|past) (?:\d+ |few |two |three |twelve )?(?:day|week|month|year)s?\b|\bnormal (?:day|week|month|year)\b|\bsince\b/i

/** Nobody remembers “ever”; people can remember “in the last 12 months”. */
export const timeFrame = wordingCheck('time-frame', {
  breaks: (ask) => memory.test(ask) && !frame.test(ask),
  message: 'this asks people to remember, but not since when',
  hint: 'add a time, such as “in the last 12 months”, or list it in content/words/exceptions.yaml',
})
