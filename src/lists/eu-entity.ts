import { entryId } from "../ground/index.ts";
import type { ListId, Problem } from "../ground/index.ts";
import { addIdentifier, addName, addText, finish, newDraft, type Draft } from "./draft.ts";
import type { Entry, EntryClaim } from "./entry.ts";
import { addAddress, addContacts } from "./eu-address.ts";
import { addBirthBlock, isoDate } from "./eu-birth.ts";
import { addDocumentBlock } from "./eu-document.ts";
import { euCountry } from "./eu-country.ts";
import { isTrue, type EuBlockKind, type EuFields } from "./eu-fields.ts";
import { namesOfCell } from "./name-cell.ts";
import { badRow, squeeze } from "./tally.ts";

export interface EuContext {
  readonly list: ListId;
  readonly file: string;
  readonly onProblem: (problem: Problem) => void;
  /** counted, not kept: numbers of rows and the like */
  readonly onUnmapped: (key: string) => void;
}

/** An entity while its rows or elements come in. Facts that repeat are taken once. */
export interface EuEntity {
  readonly draft: Draft;
  /** the entity's own fields: subject type, references, remark */
  readonly takeEntity: (fields: EuFields, line: number) => void;
  /** a legal act, of the entity or of one of its blocks */
  readonly takeRegulation: (fields: EuFields) => void;
  readonly takeBlock: (kind: EuBlockKind, fields: EuFields, line: number) => void;
  /** what no field fits, once each */
  readonly keep: (label: string, text: string) => void;
  /** closes it */
  readonly entry: () => Entry;
}

/** A longer name is taken whole: taking brackets apart takes quadratic time. */
const NAME_LENGTH = 2_000;

export function newEuEntity(id: string, line: number, context: EuContext): EuEntity {
  const draft = newDraft({ list: context.list, id: entryId(id), kind: "unknown", source: { file: context.file, line } });
  const once = new Set<string>();
  const first = (key: string): boolean => once.size < (once.add(key), once.size);
  const keep = (label: string, text: string): void => {
    if (text !== "" && first(`unmapped\n${label}\n${text}`)) draft.unmapped.push([label, text]);
  };
  const keepRest = (fields: EuFields): void => {
    for (const [label, text] of fields.rest()) {
      // numbers of rows and the language of the legal act: the raw file keeps them, the entry is no better for them
      if (/logical_?id$|regulation_?language$/i.test(label)) context.onUnmapped(label);
      else keep(label, text);
    }
  };
  const invalid = (at: { readonly field: string; readonly value: string; readonly line: number }): void => {
    keep(at.field, at.value);
    context.onProblem(
      badRow("field-invalid", {
        file: context.file,
        ...at,
        message: `"${at.value.slice(0, 60)}" cannot be read: kept as printed under unmapped`,
      }),
    );
  };

  function takeEntity(fields: EuFields, at: number): void {
    const type = fields.take("subjecttype");
    const code = fields.take("classificationcode");
    // the two columns changed places between the forms: either may hold P or person
    for (const word of [type, code]) {
      if (/^(?:P|person)$/i.test(word)) draft.kind = "person";
      else if (/^(?:E|enterprise)$/i.test(word)) draft.kind = "organisation";
      else if (word !== "") invalid({ field: "subjectType", value: word, line: at });
    }
    const listed = fields.take("designationdate");
    const date = isoDate(listed);
    if (date !== null) draft.listedOn = draft.listedOn === undefined || date < draft.listedOn ? date : draft.listedOn;
    else if (listed !== "") invalid({ field: "designationDate", value: listed, line: at });
    const reference = fields.take("eureferencenumber");
    if (reference !== "") addIdentifier(draft.identifiers, { type: "eu-ref", value: reference });
    for (const value of fields.take("unitednationid").split(/[;,]/).map(squeeze))
      if (value !== "") addIdentifier(draft.identifiers, { type: "un-ref", value });
    const remark = fields.take("remark");
    if (remark !== "" && first(`remark\n${remark}`)) draft.remarks = draft.remarks === undefined ? remark : `${draft.remarks}\n${remark}`;
    keepRest(fields);
  }

  function takeRegulation(fields: EuFields): void {
    const number = fields.take("numbertitle");
    const programme = fields.take("programme");
    const [printed, force] = [fields.take("publicationdate"), fields.take("entryintoforcedate")];
    const url = fields.take("publicationurl");
    const [by, type] = [fields.take("organisationtype"), fields.take("regulationtype")];
    if (programme !== "") addText(draft.programmes, programme);
    if (number !== "") addText(draft.legalBasis, number);
    const from = isoDate(printed);
    const inForce = isoDate(force);
    if (printed !== "" && from === null) keep("publicationDate", printed);
    if (force !== "" && inForce === null) keep("entryIntoForceDate", force);
    if (number !== "" || from !== null || url !== "") {
      const claim: EntryClaim = {
        what: "regulation",
        text: [number === "" ? "legal act" : number, ...(inForce === null ? [] : [`in force ${inForce}`])].join(", "),
        ...(from === null ? {} : { from }),
        source: url === "" ? "Official Journal of the European Union" : url,
        ...(by === "" ? {} : { by }),
        ...(number === "" ? {} : { basis: number }),
        ...(type === "" ? {} : { status: type }),
        confidence: "seen",
      };
      // the same act stands with each name and address, there in fewer words than with the entity, which comes first
      if (first(`claim\n${number}\n${from ?? ""}\n${url}`)) draft.claims.push(claim);
      if (from !== null && first(`amended\n${from}`)) (draft.amendedOn ??= []).push(from);
    }
    keepRest(fields);
  }

  function takeName(fields: EuFields, at: number): void {
    const whole = fields.take("wholename");
    const parts = squeeze([fields.take("firstname"), fields.take("middlename"), fields.take("lastname")].join(" "));
    const strong = fields.take("strong");
    const language = fields.take("namelanguage").toLowerCase();
    const quality = strong === "" ? "unknown" : isTrue(strong) ? "strong" : "weak";
    const words = whole.toLowerCase();
    // the parts make up the whole name; where they say more, they are a name besides
    const besides =
      parts !== "" &&
      parts
        .toLowerCase()
        .split(" ")
        .some((word) => !words.includes(word))
        ? [parts]
        : [];
    for (const cell of [...(whole === "" ? [] : [whole]), ...besides]) {
      const taken = cell.length > NAME_LENGTH ? [] : namesOfCell({ cell, role: "alias", quality, person: draft.kind === "person" });
      for (const name of taken) addName(draft.names, /^[a-z]{2,3}$/.test(language) ? { ...name, language } : name);
      // letters that some program turned into question marks are no name any more
      if (taken.length === 0) invalid({ field: "wholeName", value: cell, line: at });
    }
    if (language !== "" && !/^[a-z]{2,3}$/.test(language)) keep("nameLanguage", language);
    const gender = fields.take("gender");
    const sex = /^m(?:ale)?$/i.test(gender) ? "male" : /^f(?:emale)?$/i.test(gender) ? "female" : null;
    if (sex !== null) draft.sex ??= sex;
    if (gender !== "" && draft.sex !== sex) keep("gender", gender);
    addText(draft.titles, fields.take("title"));
    addText(draft.positions, fields.take("function"));
  }

  return {
    draft,
    takeEntity,
    takeRegulation,
    keep,
    entry() {
      draft.amendedOn?.sort();
      return finish(draft);
    },
    takeBlock(kind, fields, at) {
      switch (kind) {
        case "name":
          takeName(fields, at);
          break;
        case "address":
          addAddress(draft, fields, first);
          keep("contactInfo", addContacts(draft, fields.take("contactinfo")));
          break;
        case "birth":
          addBirthBlock(draft, fields, { keep, first, invalid: (field, value) => invalid({ field, value, line: at }) });
          break;
        case "document":
          addDocumentBlock(draft, fields, keep);
          break;
        case "citizenship": {
          const country = euCountry(fields);
          if (country !== null) addText(draft.nationalities, country.code ?? country.text);
          if (country !== null) keep("citizenship country", country.odd);
          break;
        }
      }
      keepRest(fields);
    },
  };
}
