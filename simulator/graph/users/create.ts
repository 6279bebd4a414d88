import { newGuid } from '../../tenant/random.ts';
import type { Person } from '../../tenant/model.ts';
import { addPerson } from '../../tenant/people-index.ts';
import { change, userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { bodyOf } from '../body.ts';
import { badRequest } from '../error.ts';
import { shown } from '../odata/select.ts';
import { context, graphRoute } from '../operation.ts';
import { writePeople } from './read-access.ts';
import { userChange } from './user-changes.ts';
import { USER } from './user-entity.ts';

const REQUIRED = ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName'];

export const userCreate = graphRoute({
  method: 'POST',
  path: '/users',
  name: 'user-create',
  fidelity: { mark: 'documented', source: 'graph/api/user-post-users; public logs', note: 'Nobody is asked to change a password: forceChangePasswordNextSignIn is taken and has no effect. No extensions, no manager@odata.bind.' },
  ...writePeople,
  handle(graph) {
    const { call, tenant, now, world } = graph;
    const body = bodyOf(call);
    for (const name of REQUIRED) if (body[name] === undefined || body[name] === null) throw badRequest(`A value is required for property '${name}' of resource 'User'.`);
    if (body['passwordProfile'] === undefined) throw badRequest('A password must be specified to create a new user.');
    const id = newGuid(world.random);
    const person: Person = { ...blank(id, now), ...userChange(tenant, body, null) };
    addPerson(tenant.people, person);
    audit(graph, { activity: 'Add user', targets: [userTarget(person, [change('UserPrincipalName', null, person.userPrincipalName)])] });
    const location = `${call.origin}/v1.0/users/${id}`;
    return { status: 201, headers: { location }, json: { '@odata.context': context(call, 'users/$entity'), ...shown(person, USER, null) } };
  },
});

/** Somebody of whom nothing is known: no method, no device, no badge, no photo. */
const blank = (id: string, now: number): Person => ({
  key: id,
  id,
  displayName: '',
  givenName: null,
  surname: null,
  userPrincipalName: '',
  mail: null,
  otherMails: [],
  jobTitle: null,
  officeLocation: null,
  mobilePhone: null,
  businessPhones: [],
  preferredLanguage: null,
  employeeId: null,
  accountEnabled: true,
  userType: 'Member',
  externalGuest: false,
  onPremisesSyncEnabled: null,
  createdAt: now,
  managerId: null,
  password: '',
  badge: '',
  hasPhoto: false,
  pass: null,
  formerPasses: [],
  methods: [],
  failedSignIns: { count: 0, lockedUntil: 0 },
  sessionsValidFrom: now,
});
