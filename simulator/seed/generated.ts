import { newGuid, seededRandom, type Random } from '../tenant/random.ts';
import { RECOVERY_PASS_POLICY } from '../tenant/pass-policy.ts';
import { apps } from './contoso/apps.ts';
import type { SeedFile, SeedPerson, SeedRole } from './seed-file.ts';

/** Reports of one manager; real ones have about ten. */
const SPAN = { least: 8, most: 12 };
/** One administrator for so many people, at least one. */
const PEOPLE_PER_ADMIN = 500;

const GIVEN = ['Ada', 'Amir', 'Anouk', 'Bruno', 'Chiara', 'Dario', 'Elif', 'Emma', 'Farid', 'Freya', 'Hana', 'Hugo', 'Ines', 'Ivo', 'Jana', 'Kofi', 'Lea', 'Liam', 'Lin', 'Mina', 'Musa', 'Nils', 'Noor', 'Olga', 'Omar', 'Pia', 'Raj', 'Rosa', 'Sven', 'Tara', 'Uma', 'Yuki'];
const FAMILY = ['Abbas', 'Andersen', 'Bauer', 'Bianchi', 'Costa', 'Dubois', 'Ekström', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jansen', 'Kaya', 'Kowalska', 'Kumar', 'Larsen', 'Lopez', 'Meyer', 'Mensah', 'Moreau', 'Nagy', 'Novak', 'Okoye', 'Olsen', 'Park', 'Petrov', 'Rossi', 'Santos', 'Schmidt', 'Silva', 'Tanaka', 'Weber'];
const DEPARTMENTS = ['Engineering', 'Finance', 'Legal', 'Logistics', 'Manufacturing', 'Marketing', 'Payroll', 'Purchasing', 'Research', 'Sales', 'Service', 'Sites'];
const OFFICES = ['Aarhus', 'Basel', 'Cork', 'Delft', 'Essen', 'Fribourg', 'Gdynia', 'Haifa', 'Izmir', 'Jena', 'Kyoto', 'Lagos', 'Malmö', 'Nantes', 'Oslo', 'Porto'];

/**
 * A directory for load: one tree of managers, a group for each department and office, one of everybody, administrators.
 * The same size and number give the same people with the same ids, whatever the tenant.
 */
export function generatedFile(size: number, number: number): SeedFile {
  const random = seededRandom(number.toString(16).padStart(32, '0'));
  const managers = managerTree(size, random);
  const people = managers.map((manager, i) => personOf(i, manager, random));
  return {
    name: 'generated',
    displayName: `Generated, ${size} people`,
    passPolicy: { state: RECOVERY_PASS_POLICY.state, minimumLifetimeInMinutes: RECOVERY_PASS_POLICY.minimumLifetimeInMinutes },
    groups: [
      { key: 'everybody', id: newGuid(random), displayName: 'Everybody', everybody: true },
      { key: 'user-admins', id: newGuid(random), displayName: 'User administrators', isAssignableToRole: true, roles: [{ role: 'User Administrator' }] },
      { key: 'never-recover', id: newGuid(random), displayName: 'Never recover by kiosk' },
      ...[...DEPARTMENTS, ...OFFICES].map((displayName) => ({ key: keyOf(displayName), id: newGuid(random), displayName })),
    ],
    people,
    apps: apps.map(({ owners: _owners, ...app }) => app),
  };
}

const keyOf = (name: string): string => KEYS.get(name) ?? '';
const KEYS = new Map([...GIVEN, ...FAMILY, ...DEPARTMENTS, ...OFFICES].map((name) => [name, name.toLowerCase().normalize('NFD').replaceAll(/[^a-z]/g, '')]));
const personKey = (i: number): string => `p${i + 1}`;
const pick = <T>(from: readonly T[], random: Random): T => from[random.int(from.length)] ?? (from[0] as T);

/** Whom each reports to, by number; the first to nobody. Filled level by level, as wide as the span allows. */
function managerTree(size: number, random: Random): (number | null)[] {
  const managers: (number | null)[] = [null];
  for (let manager = 0; managers.length < size; manager += 1) {
    const span = SPAN.least + random.int(SPAN.most - SPAN.least + 1);
    for (let i = 0; i < span && managers.length < size; i += 1) managers.push(manager);
  }
  return managers;
}

function personOf(i: number, manager: number | null, random: Random): SeedPerson {
  const [givenName, surname] = [pick(GIVEN, random), pick(FAMILY, random)];
  const [department, office] = [pick(DEPARTMENTS, random), pick(OFFICES, random)];
  const roles = rolesOf(i);
  return {
    key: personKey(i),
    id: newGuid(random),
    givenName,
    surname,
    alias: `${keyOf(givenName)}.${keyOf(surname)}.${i + 1}`,
    jobTitle: manager === null ? 'Chief executive' : department,
    officeLocation: office,
    ...(manager !== null && { manager: personKey(manager) }),
    memberOf: [keyOf(department), keyOf(office), ...(i % PEOPLE_PER_ADMIN === 2 ? ['user-admins'] : []), ...(i === 3 ? ['never-recover'] : [])],
    ...(roles.length > 0 && { roles }),
    pcs: [],
  };
}

/** The second is the Global Administrator; helpdesk administrators are spread evenly. */
function rolesOf(i: number): readonly SeedRole[] {
  if (i === 1) return [{ role: 'Global Administrator' }];
  return i % PEOPLE_PER_ADMIN === 4 ? [{ role: 'Helpdesk Administrator' }] : [];
}
