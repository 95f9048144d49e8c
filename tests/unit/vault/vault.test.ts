import { describe, expect, it } from 'vitest';
import { openVault, type VaultKeys } from '@/lib/vault/vault';
import { memoryStore } from './memory-store';

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

  it('keeps a wrapping key that cannot be exported, and nothing that is not wrapped', async () => {
    const store = memoryStore();
    await openVault(store);
    const { wrapping, ...wrapped } = store.kept as VaultKeys;
    if (wrapping.kind !== 'browser') throw new Error('no passphrase was set');
    await expect(crypto.subtle.exportKey('raw', wrapping.key)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('jwk', wrapping.key)).rejects.toThrow();
    expect(Object.keys(wrapped).sort()).toEqual(['dataKeys', 'edition', 'hashKey']);
    // Nonce and tag around 16 and 32 bytes.
    expect(wrapped.hashKey).toHaveLength(12 + 16 + 16);
    expect(wrapped.dataKeys.map(({ wrapped: bytes }) => bytes.length)).toEqual([12 + 32 + 16]);
  });

  it('refuses bytes of another vault and bytes that were changed, whichever', async () => {
    const vault = await openVault(memoryStore());
    const foreign = await (await openVault(memoryStore())).seal('x');
    await expect(vault.open(foreign)).rejects.toMatchObject({ code: 'storage/unavailable' });
    const sealed = await vault.seal('x');
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(vault.open(changed), `byte ${at}`).rejects.toMatchObject({ code: 'storage/unavailable' });
    }
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
    expect(await one.open(await two.seal('x'))).toBe('x');
  });

  it('answers nothing once it is locked', async () => {
    const vault = await openVault(memoryStore());
    const sealed = await vault.seal('x');
    expect(vault.state).toBe('open');
    vault.lock();
    expect(vault.state).toBe('locked');
    const locked = { code: 'vault/locked' };
    expect(() => vault.blind('x')).toThrow(expect.objectContaining(locked));
    await expect(vault.seal('x')).rejects.toMatchObject(locked);
    await expect(vault.open(sealed)).rejects.toMatchObject(locked);
    await expect(vault.reseal(sealed)).rejects.toMatchObject(locked);
  });
});

describe('a vault from before keys were wrapped', () => {
  /** As the first version made and used it: the data key as the browser's object, nonce and ciphertext alone. */
  async function earlierVault() {
    const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const seal = async (plain: Uint8Array<ArrayBuffer>) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return new Uint8Array([
        ...iv,
        ...new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, dataKey, plain)),
      ]);
    };
    const sealedHashKey = await seal(new Uint8Array(16).fill(7));
    const text = (value: unknown) => seal(new TextEncoder().encode(JSON.stringify(value)));
    return { kept: { dataKey, sealedHashKey }, seal: text };
  }

  it('opens what was sealed then, whatever its first byte, and seals it anew', async () => {
    const { kept, seal } = await earlierVault();
    const store = memoryStore(kept);
    const vault = await openVault(store);
    expect(vault.hasOldKeys).toBe(true);
    // More than there are first bytes: some look as if the newest key had sealed them.
    const sealed = await Promise.all(Array.from({ length: 1_500 }, (_, at) => seal(at)));
    expect(sealed.some(([first]) => first === vault.newestKey)).toBe(true);
    for (const [at, bytes] of sealed.entries()) {
      expect(await vault.open(bytes)).toBe(at);
      const fresh = await vault.reseal(bytes);
      if (!fresh) throw new Error('taken for new');
      expect(await vault.open(fresh)).toBe(at);
      expect(await vault.reseal(fresh)).toBeNull();
    }
  });

  it('blinds as before', async () => {
    const { kept } = await earlierVault();
    const store = memoryStore(kept);
    const before = (await openVault(store)).blind('email:mara@example.com');
    expect((await openVault(store)).blind('email:mara@example.com')).toBe(before);
    expect(before).toBe((await openVault(memoryStore(kept))).blind('email:mara@example.com'));
  });
});
