import type { HeadlessManager } from './headless-manager.ts';
import type { Kiosk, Recovery } from './kiosk.ts';
import type { Manager } from './manager.ts';

/** From the first screen to *I have it*, the manager saying yes on the way. Gives the pass. */
export async function recover({ kiosk, manager }: { readonly kiosk: Kiosk; readonly manager: Manager | HeadlessManager }, recovery: Recovery): Promise<string> {
  const matchCode = await kiosk.start(recovery);
  if ('openNewRequest' in manager) await manager.openNewRequest();
  await manager.approve(matchCode);
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(recovery.collectCode);
  const pass = await kiosk.readPass();
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');
  return pass;
}
