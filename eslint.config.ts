import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { boundaries } from './eslint.boundaries.ts';

const browserOnly = Object.keys(globals.browser).filter((name) => !(name in globals.node));

/** Reading the time or making randomness is the job of a composition root; everybody else is given it. */
const noHiddenInputs = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take the time from the clock you were given.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from the clock you were given.' },
  { selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']", message: 'Take the time from the clock you were given.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Take randomness from the source you were given.' },
  { selector: "CallExpression[callee.property.name=/^(getRandomValues|randomUUID|randomBytes|randomInt)$/]:not([callee.object.name='random'])", message: 'Take randomness from the source you were given.' },
];

/** Of a prepared statement that takes whatever there is, PostgreSQL lets the result not change (docs/decisions/0024). */
const namedColumns = { selector: "CallExpression[callee.property.name=/^(selectAll|returningAll)$/]", message: 'Name the columns: a migration that adds one breaks a prepared statement that takes all.' };

export default defineConfig(
  { ignores: ['kiosk/dist/**', 'e2e/kit/dist/**', 'test-results/**', 'playwright-report/**', '.data/**'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...boundaries,
  { files: ['server/**/*.ts', 'simulator/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...browserOnly] } },
  {
    files: ['server/**/*.ts', 'simulator/**/*.ts'],
    ignores: ['**/main.ts', '**/system.ts', '**/*.test.ts', '**/bench*.ts', 'simulator/pages/assets/**'],
    rules: { 'no-restricted-syntax': ['error', ...noHiddenInputs, namedColumns] },
  },
  {
    files: ['kiosk/**/*.ts', 'simulator/pages/assets/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'localStorage', 'sessionStorage'] },
  },
  {
    // A simulated page remembers of its tab that it is one, for a test that is copied from it.
    files: ['simulator/pages/assets/by-hand.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'localStorage'] },
  },
  { files: ['kiosk/**/*.ts'], extends: [lit['flat/recommended'], litA11y.configs.recommended] },
  { files: ['**/*.test.ts', 'e2e/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off', 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  // What runs before TypeScript can.
  { files: ['simulator/start.js'], extends: [tseslint.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
  { files: ['server/main.ts', 'server/admin/**/*.ts', 'simulator/main.ts'], rules: { 'no-console': 'off' } },
);
