import { describeChannel } from '../../contracts/channel-contract.ts'
import { slackUnderTest } from './slack-under-test.ts'

describeChannel('slack', slackUnderTest)
