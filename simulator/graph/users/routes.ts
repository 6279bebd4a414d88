import type { Route } from '../../http.ts';
import { userCreate } from './create.ts';
import { userDelete } from './delete.ts';
import { deletedItemRoutes } from './deleted-items.ts';
import { directReportRoutes } from './direct-reports.ts';
import { userGetRoutes } from './get.ts';
import { userListRoutes } from './list.ts';
import { managerRoutes } from './manager.ts';
import { memberCheckRoutes } from './member-checks.ts';
import { memberOfRoutes } from './member-of.ts';
import { ownedObjectRoutes } from './owned-objects.ts';
import { userUpdate } from './update.ts';

/** People: reading, making, changing, deleting, and what they belong to. */
export const userRoutes: readonly Route[] = [
  ...userListRoutes,
  ...userGetRoutes,
  userCreate,
  userUpdate,
  userDelete,
  ...deletedItemRoutes,
  ...managerRoutes,
  ...directReportRoutes,
  ...memberOfRoutes,
  ...memberCheckRoutes,
  ...ownedObjectRoutes,
];
