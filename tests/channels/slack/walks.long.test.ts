import { describeEveryChoice } from '../../contracts/walks.ts'
import { slackUnderTest } from './slack-under-test.ts'

describeEveryChoice('slack', slackUnderTest)
