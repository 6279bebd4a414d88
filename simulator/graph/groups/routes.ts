import type { Route } from '../../http.ts';
import { groupChangeRoutes } from './changes.ts';
import { groupListRoutes } from './list.ts';
import { memberRefRoutes } from './member-refs.ts';
import { groupRelationRoutes } from './members.ts';

/** Groups, made and deleted, who is in them, and who comes and goes. */
export const groupRoutes: readonly Route[] = [...groupListRoutes, ...groupChangeRoutes, ...groupRelationRoutes, ...memberRefRoutes];
