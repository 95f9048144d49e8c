import { describe, expect, it } from 'vitest';
import { openVault, type VaultKeys, type VaultStore } from '@/lib/vault/vault';

function memoryStore(): VaultStore & { kept: VaultKeys | undefined } {
  const store = {
    kept: undefined as VaultKeys | undefined,
    load: async () => store.kept,
    keep: async (keys: VaultKeys) => {
      store.kept ??= keys;
      return store.kept;
    },
  };
  return store;
}

describe('the vault', () => {
  it('opens what it sealed, also after it was opened anew', async () => {
    const store = memoryStore();
    const record = { name: 'Zoë Beispiel 例子', empty: null, list: [1, 'two'] };
    const sealed = await (await openVault(store)).seal(record);
    expect(await (await openVault(store)).open(sealed)).toEqual(record);
  });

  it('leaves nothing readable in what it sealed, and never seals twice alike', async () => {
    const vault = await openVault(memoryStore());
    const [one, two] = [await vault.seal('mara-example'), await vault.seal('mara-example')];
    expect(new TextDecoder('latin1').decode(one)).not.toContain('mara');
    expect([...one]).not.toEqual([...two]);
  });

  it('keeps a data key that cannot be exported', async () => {
    const store = memoryStore();
    await openVault(store);
    await expect(crypto.subtle.exportKey('raw', store.kept?.dataKey as CryptoKey)).rejects.toThrow();
  });

  it('refuses bytes of another vault and bytes that were changed', async () => {
    const vault = await openVault(memoryStore());
    const foreign = await (await openVault(memoryStore())).seal('x');
    await expect(vault.open(foreign)).rejects.toMatchObject({ code: 'storage/unavailable' });
    const changed = await vault.seal('x');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await expect(vault.open(changed)).rejects.toMatchObject({ code: 'storage/unavailable' });
  });

  it('blinds to 53-bit whole numbers that depend on the vault, and stay the same in it', async () => {
    const store = memoryStore();
    const vault = await openVault(store);
    const keys = Array.from({ length: 5_000 }, (_, at) => `linkedin:vanity:person-${at}`);
    const blinded = keys.map((key) => vault.blind(key));
    expect(blinded.every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
    expect(new Set(blinded).size).toBe(keys.length);
    expect(Math.max(...blinded)).toBeGreaterThan(2 ** 52);
    const again = await openVault(store);
    expect(keys.map((key) => again.blind(key))).toEqual(blinded);
    const other = await openVault(memoryStore());
    expect(other.blind(keys[0] as string)).not.toBe(blinded[0]);
  });

  it('keeps one set of keys when two workers open it at once', async () => {
    const store = memoryStore();
    const [one, two] = await Promise.all([openVault(store), openVault(store)]);
    expect(one.blind('email:mara@example.com')).toBe(two.blind('email:mara@example.com'));
  });
});
