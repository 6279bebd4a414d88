import type { Route } from '../http.ts';
import { appRoutes } from './apps/routes.ts';
import { batch } from './batch.ts';
import { directoryObjectRoutes } from './directory-objects.ts';
import { groupRoutes } from './groups/routes.ts';
import { auditLog } from './logs/audits.ts';
import { signInLog } from './logs/sign-ins.ts';
import { automaticReplies } from './mail/automatic-replies.ts';
import { sendMail } from './mail/send-mail.ts';
import { methodCollections } from './methods/collections.ts';
import { emailMethods } from './methods/emails.ts';
import { methodsPolicy } from './methods-policy/routes.ts';
import { allMethods } from './methods/list.ts';
import { passkeyMethods } from './methods/passkeys.ts';
import { passwordMethods } from './methods/password.ts';
import { phoneMethods } from './methods/phones.ts';
import { passCreate, passDelete, passGet, passList } from './passes.ts';
import { photoRoutes } from './photo.ts';
import { revokeSignInSessions } from './revoke-sessions.ts';
import { roleRoutes } from './roles/routes.ts';
import { sendActivityNotification } from './teams/send-activity.ts';
import { userinfoPostRoute, userinfoRoute } from './userinfo.ts';
import { userRoutes } from './users/routes.ts';

/** Every operation of Graph that is imitated. */
export const graphRoutes: readonly Route[] = [
  batch,
  ...userRoutes,
  ...groupRoutes,
  ...directoryObjectRoutes,
  ...roleRoutes,
  ...appRoutes,
  ...photoRoutes,
  ...revokeSignInSessions,
  ...sendMail,
  ...automaticReplies,
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
  userinfoRoute,
  userinfoPostRoute,
];
