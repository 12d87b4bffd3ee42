import fc from 'fast-check'
import { type Faults, Village } from './village.ts'
import { happen, workshops } from './village-acts.ts'
import { judge } from './village-judge.ts'

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
