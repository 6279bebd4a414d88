import type { Route } from '../http.ts';
import { applicationGet, appRoleAssignments, ownedObjects, servicePrincipalByAppId, servicePrincipalGet } from './apps.ts';
import { batch } from './batch.ts';
import { auditLog } from './logs/audits.ts';
import { signInLog } from './logs/sign-ins.ts';
import { sendMail } from './mail/send-mail.ts';
import { methodCollections } from './methods/collections.ts';
import { emailMethods } from './methods/emails.ts';
import { methodsPolicy } from './methods-policy/routes.ts';
import { allMethods } from './methods/list.ts';
import { passkeyMethods } from './methods/passkeys.ts';
import { passwordMethods } from './methods/password.ts';
import { phoneMethods } from './methods/phones.ts';
import { passCreate, passDelete, passGet, passList } from './passes.ts';
import { photoValue } from './photo.ts';
import { revokeSignInSessions } from './revoke-sessions.ts';
import { roleAssignments, roleEligibilityScheduleInstances, roleEligibilitySchedules } from './role-assignments.ts';
import { sendActivityNotification } from './teams/send-activity.ts';
import { userGet } from './user-get.ts';
import { userManager } from './user-manager.ts';
import { userTransitiveGroups, userTransitiveMemberOf, userTransitiveRoles } from './user-transitive-member-of.ts';
import { userinfoRoute } from './userinfo.ts';
import { usersList } from './users-list.ts';

/** Every operation of Graph that is imitated. */
export const graphRoutes: readonly Route[] = [
  batch,
  usersList,
  userGet,
  userManager,
  userTransitiveMemberOf,
  userTransitiveGroups,
  userTransitiveRoles,
  ownedObjects,
  photoValue,
  ...revokeSignInSessions,
  ...sendMail,
  sendActivityNotification,
  ...allMethods,
  ...methodCollections,
  ...phoneMethods,
  ...emailMethods,
  ...passkeyMethods,
  ...passwordMethods,
  passCreate,
  ...passList,
  ...passGet,
  ...passDelete,
  ...methodsPolicy,
  ...signInLog,
  ...auditLog,
  roleAssignments,
  roleEligibilityScheduleInstances,
  roleEligibilitySchedules,
  applicationGet,
  servicePrincipalGet,
  servicePrincipalByAppId,
  appRoleAssignments,
  userinfoRoute,
];
