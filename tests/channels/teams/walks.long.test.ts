import { describeEveryChoice } from '../../contracts/walks.ts'
import { teamsUnderTest } from './teams-under-test.ts'

describeEveryChoice('teams', teamsUnderTest)
