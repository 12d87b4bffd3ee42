import type { Thresholds } from '../../src/content/lint-rule.ts'

/** What the small good content is held against: as our own bar, but for a handful of stories. */
export const smallBar: Thresholds = {
  perCell: 1,
  perLetter: 1,
  topTens: ['A07:2025'],
  ratings: {
    scales: [
      { fact: 'impact.leak', values: ['mild', 'upset', 'serious', 'hurt', 'end'] },
      { fact: 'people.band', values: ['tiny', 'small', 'mid', 'big', 'huge'] },
      { fact: 'history.incident', values: ['no', 'yes'] },
      { fact: 'device.touch', values: ['no', 'touch', 'open'] },
    ],
    floors: [{ fact: 'people.groups', values: ['child', 'vulnerable'] }],
  },
  walks: 10,
}
