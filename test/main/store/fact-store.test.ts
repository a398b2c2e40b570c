import { expect, test } from 'vitest';
import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { openStores } from '../../helpers/open-stores.ts';

test('a fact is null until set, can be set anew, and outlives the connection', () => {
  const { path, database } = openStores();
  const facts = new FactStore(database);
  expect(facts.get('boot')).toBeNull();
  facts.set('boot', 'a');
  facts.set('other', 'x');
  facts.set('boot', 'b');
  expect(new FactStore(openStores(path).database).get('boot')).toBe('b');
});

test('a fact set inside a transaction that fails is not set', () => {
  const { database } = openStores();
  const facts = new FactStore(database);
  expect(() =>
    database.transaction(() => {
      facts.set('boot', 'a');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(facts.get('boot')).toBeNull();
});
