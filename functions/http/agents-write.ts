import { callerOf } from '../../src/flows/caller.ts'
import { api } from '../../src/http/api.ts'
import { myPresence } from './my-presence.ts'
import { note } from './note.ts'
import { reply } from './reply.ts'
import { typing } from './typing.ts'

/** What agents write, and whether they take work. */
export const routes = [myPresence, reply, note, typing]

export const handler = api(routes, callerOf)
