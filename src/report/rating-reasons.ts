import type { Finding, LetterRating } from '../analysis/finding.ts'
import type { Level } from '../analysis/threat.ts'
import type { MessageKey } from '../domain/message-key.ts'
import type { DreadLetter } from '../domain/vocabulary.ts'
import type { Say } from '../message/words.ts'
import { scaleWord } from './phrases.ts'
import type { Summary } from './summary.ts'

type LevelKeys = Readonly<Record<Level, MessageKey>>

const levelKeys: Readonly<Record<DreadLetter, LevelKeys>> = {
  damage: { 1: 'report.damage.low', 2: 'report.damage.medium', 3: 'report.damage.high' },
  reproducibility: { 1: 'report.again.low', 2: 'report.again.medium', 3: 'report.again.high' },
  exploitability: { 1: 'report.easy.low', 2: 'report.easy.medium', 3: 'report.easy.high' },
  affectedUsers: {
    1: 'report.affected.low',
    2: 'report.affected.medium',
    3: 'report.affected.high',
  },
  discoverability: { 1: 'report.find.low', 2: 'report.find.medium', 3: 'report.find.high' },
}

/** What one letter means in plain words: its worse end, and its better end where that differs. */
export function letterWords(say: Say, letter: DreadLetter, { low, high }: LetterRating): string {
  const worse = say(levelKeys[letter][high])
  if (low === high) return worse
  return say('report.why.best', { high: worse, low: say(levelKeys[letter][low]) })
}

/** How bad it is and why, in plain words. */
export function howBadWords({ say }: Summary, { rating }: Finding): string {
  const { damage, affectedUsers } = rating.letters
  return say('report.why.bad', {
    scale: scaleWord(say, rating.impact.high),
    first: letterWords(say, 'damage', damage),
    second: letterWords(say, 'affectedUsers', affectedUsers),
  })
}

/** How easy it is and why, in plain words. */
export function howEasyWords({ say }: Summary, { rating }: Finding): string {
  const { reproducibility, exploitability, discoverability } = rating.letters
  return say('report.why.easy', {
    scale: scaleWord(say, rating.likelihood.high),
    first: letterWords(say, 'exploitability', exploitability),
    second: letterWords(say, 'reproducibility', reproducibility),
    third: letterWords(say, 'discoverability', discoverability),
  })
}
