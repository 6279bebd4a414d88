import type { Page } from '@playwright/test';
import { follow, securityInfoOn, type TenantControl, type TenantPerson, workstationOf } from '../kit/index.ts';
import type { Place } from './states.ts';

/** How somebody comes to where a pass is asked for, and leaves it, let in or not. */
export interface Visit {
  readonly person: TenantPerson;
  readonly come: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

type PagePlace = Exclude<Place, 'Token endpoint'>;

export async function visitTo(place: PagePlace, tenant: TenantControl, page: Page): Promise<Visit> {
  const person = tenant.person(place === 'Autopilot' ? 'newhire' : 'claimant');
  const pcId = person.devices.find(({ kind }) => kind === 'pc')?.id ?? '';
  const pc = workstationOf(tenant, person, page);
  const signOut = page.getByRole('button', { name: 'Sign out', exact: true });
  switch (place) {
    case 'Windows panel': return { person, come: () => pc.forgetPin(), leave: async () => { await tenant.bringPc(pcId, 'usual'); } };
    case 'Web sign-in':
      await tenant.bringPc(pcId, 'web');
      return {
        person,
        come: () => pc.startWebSignIn(person),
        leave: async () => {
          if ((await signOut.count()) === 0) return pc.close();
          await pc.press('Sign out');
          // The one who was here has a PIN, so that is what Windows asks for next.
          await pc.choose('Web sign-in');
        },
      };
    case 'My Security Info':
      return { person, come: () => securityInfoOn(tenant, page).arrive(person), leave: async () => { if ((await signOut.count()) > 0) await follow(page, signOut); } };
    case 'Autopilot': {
      const toAccount = async (): Promise<void> => {
        await pc.open();
        for (const button of ['Yes', 'Yes', 'Skip', 'Next', 'Next']) await pc.press(button);
      };
      await toAccount();
      const panel = page.getByRole('button', { name: 'Close', exact: true });
      return {
        person,
        come: () => pc.press('Sign in'),
        leave: async () => {
          if ((await panel.count()) > 0) return pc.close();
          await tenant.bringPc(pcId, 'set-up');
          await toAccount();
        },
      };
    }
  }
}
