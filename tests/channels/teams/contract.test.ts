import { describeChannel } from '../../contracts/channel-contract.ts'
import { teamsUnderTest } from './teams-under-test.ts'

describeChannel('teams', teamsUnderTest)
