/** Everything to play a simulated tenant with, from Playwright: see docs/testing-your-own-app.md. */
export { expect } from '@playwright/test';
export { adminCentreOf, type AdminCentre } from './admin-centre.ts';
export { codeOn, ENTRA_ACCOUNT } from './authenticator.ts';
export type { StartApp } from './app.ts';
export { HOUR_MS, MINUTE_MS, type Clock } from './clock.ts';
export { newPcOf, type NewPc } from './new-pc.ts';
export { phoneOf, type PersonPhone } from './phone.ts';
export { securityInfoOn, type SecurityInfo } from './security-info.ts';
export { follow, signInFully, signInOn, type Refusal, type SignIn } from './sign-in.ts';
export { createTenant, keptTenant, type Fault, type FaultPreset, type Origins, type RequestLine, type TenantControl, type TenantOrder, type TenantPerson } from './tenant.ts';
export { test, type Played } from './test.ts';
export { workstationOf, type Workstation } from './workstation.ts';
