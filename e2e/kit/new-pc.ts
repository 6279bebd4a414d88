import { expect, type Page } from '@playwright/test';
import type { TenantControl, TenantPerson } from './tenant.ts';
import { workstationOf, type Workstation } from './workstation.ts';

/** A PC out of its box, set up by its new owner (Autopilot, user-driven). */
export interface NewPc extends Pick<Workstation, 'page' | 'bring' | 'change' | 'open' | 'press' | 'seesHeading' | 'giveName' | 'passBox' | 'givePass' | 'seesRefusal'> {
  /** Region, keyboard, network, and the pass where a password used to be: up to the Enrollment Status Page. */
  start(pass: string): Promise<void>;
  /** Lets this many phases of the status page pass. */
  passPhases(count: number): Promise<void>;
  /** After the sign-in was lost: the name and the pass, in the panel that is open. */
  signInAgain(pass: string): Promise<void>;
  /** Face and finger skipped, Windows Hello begun. */
  startHello(): Promise<void>;
  /** The PIN, and the desktop. */
  finish(pin: string): Promise<void>;
}

export function newPcOf(tenant: TenantControl, person: TenantPerson, page: Page): NewPc {
  const pc = workstationOf(tenant, person, page);
  return {
    ...pc,
    start: async (pass) => {
      await pc.open();
      for (const button of ['Yes', 'Yes', 'Skip', 'Next', 'Next']) await pc.press(button);
      await expect(page.getByLabel('Email or phone')).toHaveValue(person.userPrincipalName);
      await pc.press('Sign in');
      await pc.givePass(pass);
      await pc.seesHeading('Setting up your device for work');
    },
    passPhases: async (count) => {
      for (let i = 0; i < count; i++) await pc.press('Move the clock to the end of this step');
    },
    signInAgain: async (pass) => {
      await pc.giveName(person);
      await pc.givePass(pass);
    },
    startHello: async () => {
      await pc.press('Skip for now');
      await pc.seesHeading('Use Windows Hello with your account');
      await pc.press('OK');
    },
    finish: async (pin) => {
      await pc.setPin(pin);
      await pc.seesHeading(`Desktop of ${person.displayName}`);
    },
  };
}
