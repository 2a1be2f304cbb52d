import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { mentionsSeen } from './mentions-seen.ts'
import { myPresence } from './my-presence.ts'
import { note } from './note.ts'
import { reply } from './reply.ts'
import { snooze } from './snooze.ts'
import { tags } from './tags.ts'
import { typing } from './typing.ts'
import { viewing } from './viewing.ts'

/** What agents write, with what they go on, and whether they take work. */
export const routes = [myPresence, mentionsSeen, reply, note, tags, snooze, typing, viewing]

export const handler = api(routes, callerOf)
