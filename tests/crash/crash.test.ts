import { test } from 'vitest'
import { surviveContention } from './contention.ts'
import { surviveKills } from './kills.ts'
import { survivePowerCuts } from './power-cuts.ts'

test('no acknowledged answer is lost when the program is killed', () => surviveKills(4))

test('no acknowledged answer is lost in a power cut', () => survivePowerCuts(2))

test('a data folder has one owner at a time, also right after its owner was killed', () =>
  surviveContention(2))
