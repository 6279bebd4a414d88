import { up as house } from './0001-house.ts';
import { up as cases } from './0002-cases.ts';
import { up as approvers } from './0003-approvers.ts';
import { up as blocks } from './0004-blocks.ts';
import { up as passkeys } from './0005-passkeys.ts';
import { up as notices } from './0006-notices.ts';
import { up as proofs } from './0007-proofs.ts';
import { up as requests } from './0008-requests.ts';
import { up as desk } from './0009-desk.ts';
import { up as managers } from './0010-managers.ts';
import { up as deputies } from './0011-deputies.ts';
import { up as pushPhones } from './0012-push-phones.ts';
import { up as kioskMarks } from './0013-kiosk-marks.ts';

export interface Migration {
  readonly name: string;
  readonly up: string;
}

/** In the order in which they run. What has been released is never changed: mend it with the next one. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-house', up: house },
  { name: '0002-cases', up: cases },
  { name: '0003-approvers', up: approvers },
  { name: '0004-blocks', up: blocks },
  { name: '0005-passkeys', up: passkeys },
  { name: '0006-notices', up: notices },
  { name: '0007-proofs', up: proofs },
  { name: '0008-requests', up: requests },
  { name: '0009-desk', up: desk },
  { name: '0010-managers', up: managers },
  { name: '0011-deputies', up: deputies },
  { name: '0012-push-phones', up: pushPhones },
  { name: '0013-kiosk-marks', up: kioskMarks },
];
