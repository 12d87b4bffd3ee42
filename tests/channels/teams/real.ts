import { expect } from 'vitest'
import { editOf, installOf, messageOf, pressOf, reactionOf } from './activities.ts'
import { createHome } from './home.ts'

const home = createHome('Real', 'https://smba.trafficmanager.net')
const who = home.people.dana
const own = home.personal(who.id)
const { general, chat } = home.places
const root = '1763715600100'
const inThread = { home, who, place: general, root }
const alone = { home, who, place: own, zone: 'Europe/Vienna' }
const action = { verb: 'answer', data: { type: 'answer', value: 'a,b', lists: ['value'] } }
const [installed, joined] = installOf({ home, who, place: general }, 'add')
const [uninstalled, left] = installOf(alone, 'remove')
const renamed = { ...joined, membersAdded: undefined, channelData: {} }
const teamEvent = (eventType: string, more: object = {}) => ({
  ...renamed,
  channelData: { eventType, team: { id: home.team.id, ...more } },
})

/** One of each that Teams sends. */
export const everySort = {
  typed: messageOf(alone, root, 'not sure', false),
  mentioned: messageOf(inThread, root, 'start Swim Booking', true),
  inChat: messageOf({ home, who, place: chat }, root, 'my checks', true),
  executed: pressOf(inThread, root, action),
  submitted: pressOf(alone, root, action, { as: 'submit' }),
  submittedOnNothing: pressOf(alone, root, action, { as: 'submit', legacy: true }),
  installed,
  joined,
  uninstalled,
  left,
  channelRenamed: {
    ...renamed,
    channelData: { eventType: 'channelRenamed', channel: { id: general.id, name: 'Pool' } },
  },
  channelDeleted: {
    ...renamed,
    channelData: { eventType: 'channelDeleted', channel: { id: general.id } },
  },
  teamRenamed: teamEvent('teamRenamed', { name: 'New name' }),
  teamDeleted: teamEvent('teamDeleted'),
  teamHardDeleted: teamEvent('teamHardDeleted'),
  teamArchived: teamEvent('teamArchived'),
  teamUnarchived: teamEvent('teamUnarchived'),
  chatRenamed: {
    ...messageOf({ home, who, place: chat }, root, '', false),
    type: 'conversationUpdate',
    topicName: 'Launch party',
  },
  somebodyJoined: { ...joined, membersAdded: [{ id: '29:somebody' }] },
  upgraded: { ...installed, action: 'add-upgrade' },
  downgraded: { ...uninstalled, action: 'remove-upgrade' },
  reacted: reactionOf(inThread, root, 'like'),
  edited: editOf(alone, root, 'sure', false),
  typing: { ...messageOf(alone, root, '', false), type: 'typing' },
  otherInvoke: { ...pressOf(alone, root, action), name: 'composeExtension/query' },
  brokenInvoke: { ...pressOf(alone, root, action), value: { action: 'x' } },
}

const { data } = action

/** What they mean, and where they happened. */
export const real = {
  happens: {
    typed: { kind: 'said', words: 'not sure', mentionsUs: false, hasFile: false },
    mentioned: { kind: 'said', words: 'start Swim Booking', mentionsUs: true, hasFile: false },
    inChat: { kind: 'said', words: 'my checks', mentionsUs: true, hasFile: false },
    executed: { kind: 'pressed', by: 'execute', data, on: root },
    submitted: { kind: 'pressed', by: 'submit', data, on: root },
    installed: { kind: 'added' },
    joined: { kind: 'added' },
    uninstalled: { kind: 'removed', uninstalled: true },
    left: { kind: 'removed', uninstalled: false },
    channelRenamed: { kind: 'renamed', place: general.id, name: 'Pool' },
    channelDeleted: { kind: 'deleted', place: general.id },
    teamRenamed: { kind: 'teamRenamed', team: home.team.id, name: 'New name' },
    teamDeleted: { kind: 'teamDeleted', team: home.team.id },
    teamHardDeleted: { kind: 'teamDeleted', team: home.team.id },
    teamArchived: { kind: 'teamArchived', team: home.team.id, archived: true },
    teamUnarchived: { kind: 'teamArchived', team: home.team.id, archived: false },
    chatRenamed: { kind: 'renamed', place: chat.id, name: 'Launch party' },
    somebodyJoined: { kind: 'ignored' },
    upgraded: { kind: 'upgraded' },
    downgraded: { kind: 'upgraded' },
    reacted: { kind: 'ignored' },
    edited: { kind: 'edited' },
    typing: { kind: 'ignored' },
    otherInvoke: { kind: 'unknownInvoke' },
    brokenInvoke: { kind: 'pressed', by: 'execute', data: {}, on: root },
    submittedOnNothing: { kind: 'pressed', by: 'submit', data, on: expect.stringMatching(/^1:/) },
  },
  places: {
    typed: { kind: 'personal', conversationId: own.id },
    mentioned: { kind: 'channel', conversationId: general.id, threadRootId: root },
    inChat: { kind: 'groupChat', conversationId: chat.id },
    executed: { kind: 'channel', conversationId: general.id, threadRootId: root },
    installed: { kind: 'channel', conversationId: general.id },
    left: { kind: 'personal', conversationId: own.id },
  },
} as const
