/** A command that cannot be understood: told with the usage, exit code 2. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** A command that was understood and could not be done: exit code 1. */
export class Refused extends Error {
  readonly code = 'refused';
}

export const USAGE = `npm run admin -- COMMAND

  kiosk add NAME --site SITE --floor FLOOR --desk-phone PHONE
                              registers a kiosk and prints the code that sets it up, once, for 10 minutes
  kiosk list                  all kiosks: their keys, when they were last heard of and last used, which page they run
  kiosk rename NAME --to NAME gives a kiosk another name; it stays set up
  kiosk revoke NAME           takes a kiosk out of service; its open cases end
  kiosk moved NAME            it or its server was, or will be, restored from a copy: whatever uses its key next is
                              that kiosk, and an alarm about a copied key is over
  kiosk profile --os linux|windows --origin https://KIOSK [--to FOLDER]
                              writes what locks a PC down to this page: browser policies, start-up, keys

  badges import FILE          binds badges to people: a line each, "address,serial" (chip serial in hexadecimal)
  badges list                 who holds badges, by object id
  badges revoke OBJECT_ID     revokes all badges of a person
  badges revoke --serial HEX  revokes one badge

  slips list                  open desk slips
  slips show NUMBER           why a slip was drawn, and what the audit log knows of its case
  slips check-id NUMBER --clerk ADDRESS
                              notes that a clerk has seen the identity card of the person of this slip's case
  slips close NUMBER --note TEXT

  keys rotate                 seals all factors of approvers under a new key, beside the running server

  restored                    after an older database was put back: ends what may have been used up or withdrawn
                              since. The server does it by itself when its checkpoint file shows it

  audit verify                reads the whole audit log and says what is not as it was written

Exit code 0: done. 1: not done, or the audit log is not whole. 2: not understood.`;
