package org.doubleloop.recommender.cited;

import org.doubleloop.recommender.phrasing.Fault;

/// Why something that a model has added is dropped.
public enum Flaw {
  /// It is not what was asked for, or more of it.
  NOT_THE_SCHEMA,
  BLANK,
  TOO_LONG,
  /// One that nobody sees, or letters of two scripts in a word.
  CHARACTER,
  MARKUP,
  FORMULA,
  /// Braces and brackets, in which a value could be put.
  PLACEHOLDER,
  ADDRESS,
  LANGUAGE,
  /// One that is not in what it cites.
  NUMBER,
  PRICE,
  DATE,
  NAME,
  /// Five words in a row that somebody else wrote, or all of a phrase.
  COPIED,
  /// Ids, which tell people nothing.
  FRAME,
  /// It tells somebody what to do.
  ORDER,
  /// It cites nothing.
  UNCITED,
  /// It cites what it was not shown.
  FOREIGN_EVIDENCE,
  /// The policy does not declare it so.
  PLACE,
  /// The policy does not have it.
  OPTION,
  /// Too long, or nothing that could be looked for in a text.
  PHRASE,
  /// Too little is counted to say anything.
  TOO_FEW,
  /// Of too few people, or to too few recipients.
  TOO_FEW_PEOPLE,
  /// The counts say otherwise.
  COUNTS_AGAINST,
  /// It did not hold in the half of the edits that checks.
  DID_NOT_HOLD,
  /// Some nearly always do so, and some nearly never.
  PEOPLE_DISAGREE,
  /// The policy says so already.
  KNOWN;

  static Flaw of(Fault fault) {
    return valueOf(fault.name());
  }
}
