import { expect, test } from 'vitest'
import { withoutNames } from '../../src/content/texts.ts'

test('the name of another program is one name; its words elsewhere are words', () => {
  const allowedWords = { words: [], capitals: [], names: ['Threat Dragon', 'Whatif'] }
  expect(withoutNames('Whatif and Threat Dragon name a threat', { allowedWords })).toBe(
    'Whatif and   name a threat',
  )
})
