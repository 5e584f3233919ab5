/** The regions that a document's region names: "杭州市、宁波市" is two. */
export const regionNames = (region: string | null): string[] =>
  region === null ? [] : region.split(/[、,，]/u).filter((name) => name !== '');
