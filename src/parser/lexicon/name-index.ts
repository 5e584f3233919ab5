/** A place found in a text: its full name, and where the name as printed ends. */
export interface Found {
  readonly name: string;
  readonly end: number;
}

/** Names by their first two characters, longest first, each with the full name: a text is looked up at every character of it. */
export class NameIndex {
  private readonly byHead = new Map<string, string[]>();
  readonly full = new Map<string, string>();

  /** The first full name that a name is given keeps it: 吉林 is the province. */
  add(name: string, full: string): void {
    if (name.length < 2 || this.full.has(name)) return;
    this.full.set(name, full);
    const head = name.slice(0, 2);
    const names = this.byHead.get(head);
    if (names) names.push(name);
    else this.byHead.set(head, [name]);
  }

  /** Whether any name begins with two characters: most places of a text are passed by at this. */
  begins(head: string): boolean {
    return this.byHead.has(head);
  }

  longestAt(text: string, at: number): Found | null {
    let longest = '';
    for (const name of this.byHead.get(text.slice(at, at + 2)) ?? [])
      if (name.length > longest.length && text.startsWith(name, at)) longest = name;
    return longest === '' ? null : { name: this.full.get(longest) ?? longest, end: at + longest.length };
  }
}
