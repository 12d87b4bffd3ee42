import fc from 'fast-check'
import { type Faults, Village } from './village.ts'
import { happen, talks, workshops } from './village-acts.ts'
import { judge } from './village-judge.ts'
import { judgeResults, type Looking } from './village-results.ts'

/** So many hours in which whatever is left can be told: six weeks. */
const quietHours = 42 * 24

/** Random workshops keep what is promised about telling people; with faults planted, they do not. */
export const keepsPromises = (faults: Faults = {}) =>
  fc.asyncProperty(workshops, async ({ homes, happenings }) => {
    const village = await Village.founded(homes, faults)
    for (const happening of happenings) await happen(village, happening)
    await village.pass(quietHours, 4)
    await judge(village)
  })

/** Random talks show nothing before it may be shown, and every number is the one that is found by hand. */
export const showsWhatItMay = (looking: Looking = {}) =>
  fc.asyncProperty(talks, async (happenings) => {
    // Nobody is told anything: what can be seen is looked at.
    const village = await Village.founded({}, { sleeps: true })
    for (const happening of happenings) await happen(village, happening)
    await judgeResults(village, looking)
  })
