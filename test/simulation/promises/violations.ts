import { type DeskAtRest, deskAtRest } from './desk-at-rest.ts'
import { leadsTold, missesOnce, missesRecorded } from './escalations.ts'
import { headsAsTold, headsInTime, headsInTurn, pairsTogether, waitsAsWritten } from './heads.ts'
import { loadsRight } from './loads.ts'
import { keptSettled, messagesFiled, numbersWhole, readersMissNothing } from './messages.ts'
import { numbersRight } from './numbers.ts'
import type { Observed, Violation } from './observed.ts'
import { customersWhole, noOrphans, sendersOnce } from './orphans.ts'
import {
  repliesFailByChannel,
  repliesInOrder,
  repliesOnce,
  repliesOurs,
  repliesSettled,
} from './replies.ts'
import { repeatsAlike, ticketsOnce, writtenOnce } from './requests.ts'
import { casesFound, findsReadable } from './searches.ts'
import {
  addressesUsed,
  resolutionsAsked,
  surveysApart,
  surveysOnce,
  surveysSettled,
} from './surveys.ts'

/** What the desk promises, each with the check that says what speaks against it. */
const promises: Readonly<
  Record<string, (observed: Observed, desk: DeskAtRest) => readonly string[]>
> = {
  'an acknowledged message is filed exactly once, or parked': messagesFiled,
  'what was kept is filed where its mark says, or parked': keptSettled,
  'a conversation numbers its messages without a gap': numbersWhole,
  'a reader with a cursor misses nothing and reads nothing twice': readersMissNothing,
  'a reply is sent at most once': repliesOnce,
  'a reply ends as what happened to it': repliesSettled,
  'a reply arrives as it was written, where it belongs': repliesOurs,
  'replies arrive in the order in which they were written': repliesInOrder,
  'a reply fails by its channel only': repliesFailByChannel,
  'a survey is mailed at most once': surveysOnce,
  'a survey ends as what happened to it': surveysSettled,
  'a customer is not asked again within the period': surveysApart,
  'a resolution plans one survey, or says why not': resolutionsAsked,
  'a customer with an address is asked': addressesUsed,
  'a missed target is recorded once': missesOnce,
  'a missed target is recorded, and noticed': missesRecorded,
  'a lead is told of each missed target': leadsTold,
  'a head is what its events say': headsAsTold,
  'a case is opened once, and resolved and reopened in turns': headsInTurn,
  'nothing of a case is older than its opening, or what came before': headsInTime,
  'a customer is shown waiting exactly if they wait': waitsAsWritten,
  'a ticket and its conversations stand together': pairsTogether,
  'a load is the number of open cases, within the capacity': loadsRight,
  'what an agent wrote is there once': writtenOnce,
  'a repeated request gets the same answer': repeatsAlike,
  'a case has one ticket, and a survey one follow-up': ticketsOnce,
  'nothing names what is not there': noOrphans,
  'a customer has written, and can be found again': customersWhole,
  'a sender is one customer': sendersOnce,
  'a case is found by its words': casesFound,
  'a search shows what its reader may read, and no more': findsReadable,
  'the numbers of a day are right': numbersRight,
}

/** Every promise of the desk that does not hold in what was observed. */
export const violationsOf = (observed: Observed): readonly Violation[] => {
  const desk = deskAtRest(observed)
  return Object.entries(promises).flatMap(([promise, check]) =>
    check(observed, desk).map((seen) => ({ promise, seen })),
  )
}
