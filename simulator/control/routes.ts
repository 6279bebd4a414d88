import { appRoutes } from './app-registrations.ts';
import { byHandRoutes } from './by-hand.ts';
import { certificateRoute } from './certificate.ts';
import { clockRoutes } from './clock.ts';
import { deviceRoutes } from './devices.ts';
import { faultRoutes } from './faults.ts';
import { keyRoutes } from './keys.ts';
import { logRoutes } from './logs.ts';
import { mailboxRoutes } from './mailboxes.ts';
import { passRoutes } from './passes.ts';
import { phoneRoutes } from './phones.ts';
import { presetList } from './presets.ts';
import { pushRoutes } from './push.ts';
import type { ControlRoute } from './route.ts';
import { settingsRoutes } from './settings.ts';
import { tenantRoutes } from './tenants.ts';

/** The control plane, but for the calls that describe it. */
export const controlRoutes: readonly ControlRoute[] = [
  ...tenantRoutes,
  ...clockRoutes,
  ...faultRoutes(() => controlRoutes),
  presetList,
  certificateRoute,
  ...logRoutes,
  ...settingsRoutes,
  ...passRoutes,
  ...phoneRoutes,
  ...mailboxRoutes,
  ...pushRoutes,
  ...deviceRoutes,
  ...appRoutes,
  ...keyRoutes,
  ...byHandRoutes,
];
