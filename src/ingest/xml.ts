import * as cheerio from 'cheerio';
import type { Element } from 'domhandler';

/** Parses XML of an Office part. Entities are left as written and no document type is followed. */
export const parseXml = (part: Uint8Array): cheerio.CheerioAPI =>
  cheerio.load(new TextDecoder().decode(part), { xml: { xmlMode: true, decodeEntities: false } });

/** The first child element of that name. */
export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.find((node): node is Element => node.type === 'tag' && node.name === name);

/** Child elements of that name. */
export const children = (parent: Element, name: string): Element[] =>
  parent.children.filter((node): node is Element => node.type === 'tag' && node.name === name);

/** An attribute by its printed name, undefined without the element. */
export const attr = (element: Element | undefined, name: string): string | undefined => element?.attribs[name];
