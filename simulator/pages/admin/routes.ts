import type { Answer, Fidelity, Route } from '../../http.ts';
import { mayAdminister } from '../../tenant/administrators.ts';
import type { Person } from '../../tenant/model.ts';
import { notFound, pageRoute, seeOther } from '../visit.ts';
import { addMethod } from './add-method.ts';
import { freshFields } from './add-fields.ts';
import { addPage } from './add-page.ts';
import { inside, signedIn, signOut, type AdminVisit } from './context.ts';
import { homePage } from './home.ts';
import { methodsAct } from './methods-acts.ts';
import { methodsPage } from './methods-page.ts';
import { DOORS, homeAddress, type Door } from './places.ts';
import { policiesPage } from './policies-page.ts';
import { policyAct } from './policy-act.ts';
import { policyPage } from './policy-page.ts';
import { refusedPage } from './refused.ts';
import { secretPage } from './secret-page.ts';
import { takeSecret } from './shown-once.ts';
import { usersPage } from './users.ts';

const HOME = '/{tenant}/admin';
const METHODS = `${HOME}/{door}/users/{user}/authentication-methods`;
const PASS_POLICY = `${HOME}/entra/policies/temporary-access-pass`;
const documented = (source: string, note: string): Fidelity => ({ mark: 'documented', source, note });

/** The admin center. What changes the directory is imitated: it is logged, and faults strike it. */
export const adminRoutes: readonly Route[] = [
  pageRoute('GET', HOME, 'pages.admin', inside(homePage)),
  pageRoute('POST', HOME, 'pages.admin.act', signedIn((visit) => (visit.form.get('do') === 'sign-out' ? signOut(visit, homeAddress(visit.tenant)) : seeOther(homeAddress(visit.tenant))))),
  pageRoute('GET', `${HOME}/{door}/users`, 'pages.admin.users', inside(atDoor(usersPage))),
  pageRoute('GET', METHODS, 'pages.admin.methods', inside(ofPerson(shown))),
  pageRoute('POST', METHODS, 'pages.admin.methods.act', inside(ofPerson(methodsAct)), documented('Microsoft Learn, howto-mfa-userdevicesettings', 'Delete, reset password, require re-register, revoke sessions. Looks are our own; reset passwords need not be changed at the next sign-in.')),
  pageRoute('GET', `${METHODS}/add`, 'pages.admin.add', inside(ofPerson(pane))),
  pageRoute('POST', `${METHODS}/add`, 'pages.admin.add.act', inside(ofPerson(added)), documented('Microsoft Learn, howto-authentication-temporary-access-pass', 'Pass, phone number, email, by the rules of Graph. Labels of the boxes: assumed.')),
  pageRoute('GET', `${HOME}/entra/policies`, 'pages.admin.policies', inside(policiesPage)),
  pageRoute('GET', PASS_POLICY, 'pages.admin.policy', inside((visit) => policyPage(visit, (['configure', 'edit'] as const).find((tab) => tab === visit.call.query.get('tab')) ?? 'target'))),
  pageRoute('POST', PASS_POLICY, 'pages.admin.policy.act', inside(policyAct), documented('Microsoft Learn, howto-authentication-temporary-access-pass', 'Enable and Target, Configure. Words of the refusals: from the table of allowed values.')),
];

/** Only the two doors there are. */
function atDoor(then: (visit: AdminVisit, door: Door) => Answer): (visit: AdminVisit) => Answer {
  return (visit) => {
    const door = DOORS.find((each) => each === visit.param('door'));
    return door === undefined ? notFound() : then(visit, door);
  };
}

function ofPerson(then: (visit: AdminVisit, door: Door, person: Person) => Answer): (visit: AdminVisit) => Answer {
  return atDoor((visit, door) => {
    const person = visit.tenant.people.find(({ id }) => id === visit.param('user').toLowerCase());
    return person === undefined ? notFound() : then(visit, door, person);
  });
}

function shown(visit: AdminVisit, door: Door, person: Person): Answer {
  const secret = takeSecret(visit.tenant, visit.session, person.id);
  return secret === null ? methodsPage(visit, door, person) : secretPage(visit, door, person, secret);
}

const mayAdd = ({ tenant, me }: AdminVisit, person: Person): boolean => mayAdminister(tenant, me, 'write-methods', person);

function pane(visit: AdminVisit, door: Door, person: Person): Answer {
  return mayAdd(visit, person) ? addPage(visit, door, person, freshFields(visit)) : refusedPage(visit, door, 'write-methods', person);
}

function added(visit: AdminVisit, door: Door, person: Person): Answer {
  return mayAdd(visit, person) ? addMethod(visit, door, person) : refusedPage(visit, door, 'write-methods', person);
}
