import { describe, expect, test } from 'vitest'
import { shareOfProducts } from '../../src/analysis/rarity.ts'
import type { Threat } from '../../src/analysis/threat.ts'
import { lemonadeRules } from './lemonade.ts'

describe('how many products a condition would hold for', () => {
  const share = (when: Threat['when']) => shareOfProducts(when, lemonadeRules.flow)

  test('counts choices, and takes facts as independent', () => {
    expect(share({ always: true })).toBe(1)
    expect(share({ fact: 'impact.leak', is: ['hurt'] })).toBeCloseTo(1 / 3)
    expect(share({ not: { fact: 'impact.leak', is: ['hurt'] } })).toBeCloseTo(2 / 3)
    expect(share({ derived: 'signIn' })).toBeCloseTo(1 / 3)
    expect(
      share({ all: [{ derived: 'signIn' }, { fact: 'reach.who', is: ['anyone'] }] }),
    ).toBeCloseTo(1 / 6)
  })
})
