import { slackUnderTest } from '../../channels/slack/slack-under-test.ts'
import { teamsUnderTest } from '../../channels/teams/teams-under-test.ts'
import { describeFiveDays } from './golden-story.ts'

describeFiveDays('slack', slackUnderTest)
describeFiveDays('teams', teamsUnderTest)
