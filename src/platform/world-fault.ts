/**
 * What stands in everybody's way and not only in that of the record at hand: a setting, secret or policy that is
 * missing, a queue that takes nothing. It is waited for, with an alarm; nothing is parked because of it.
 */
export class WorldFault extends Error {
  override readonly name = 'WorldFault'
}
