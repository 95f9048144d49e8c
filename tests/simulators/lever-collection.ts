// Rows of one kind by id, in order of their making, and by the row they belong to. It knows nothing of what they mean.

export interface Kept {
  id: string;
  createdAt: number;
}

export class Collection<R extends Kept> {
  private readonly rows = new Map<string, R>();
  private readonly owners = new Map<string, Set<string>>();
  private order: R[] | null = null;

  /** @param ownerOf the id of the row a row belongs to */
  constructor(private readonly ownerOf: ((row: R) => string) | null = null) {}

  get size(): number {
    return this.rows.size;
  }

  get(id: string): R | undefined {
    return this.rows.get(id);
  }

  /** Throws where the row must be there. */
  need(id: string): R {
    const row = this.rows.get(id);
    if (!row) throw new Error(`no row ${id}`);
    return row;
  }

  add(row: R): R {
    this.rows.set(row.id, row);
    this.link(row);
    this.order = null;
    return row;
  }

  remove(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    this.unlink(row);
    this.rows.delete(id);
    this.order = null;
  }

  /** Makes a change that may alter the owner. */
  reown(id: string, change: Partial<R>): void {
    const row = this.need(id);
    this.unlink(row);
    Object.assign(row, change);
    this.link(row);
  }

  /** In the order they were added. */
  owned(owner: string): R[] {
    return [...(this.owners.get(owner) ?? [])].map((id) => this.need(id));
  }

  /** Newest made first. */
  newestFirst(): readonly R[] {
    this.order ??= [...this.rows.values()].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    return this.order;
  }

  private link(row: R): void {
    if (!this.ownerOf) return;
    const owner = this.ownerOf(row);
    const held = this.owners.get(owner);
    if (held) held.add(row.id);
    else this.owners.set(owner, new Set([row.id]));
  }

  private unlink(row: R): void {
    if (!this.ownerOf) return;
    const owner = this.ownerOf(row);
    const held = this.owners.get(owner);
    held?.delete(row.id);
    if (held?.size === 0) this.owners.delete(owner);
  }
}
