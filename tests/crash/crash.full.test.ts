import { test } from 'vitest'
import { surviveContention } from './contention.ts'
import { surviveKills } from './kills.ts'
import { survivePowerCuts } from './power-cuts.ts'

test('no acknowledged answer is lost in 200 kills', () => surviveKills(200))

test('no acknowledged answer is lost in 20 power cuts', () => survivePowerCuts(20))

test('a data folder has one owner at a time in 80 rounds', () => surviveContention(80))
