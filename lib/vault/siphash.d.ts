// Types of the package `siphash`, which ships none.
declare module 'siphash' {
  const SipHash: {
    /** Four 32-bit words of key; the 64-bit hash as its high and low 32 bits. */
    hash(key: Uint32Array, message: Uint8Array | string): { h: number; l: number };
  };
  export default SipHash;
}
