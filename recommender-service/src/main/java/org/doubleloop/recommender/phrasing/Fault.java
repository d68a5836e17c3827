package org.doubleloop.recommender.phrasing;

/// What can be wrong with a model's answer, in the order in which it is looked for.
public enum Fault {
  NOT_THE_SCHEMA("it was not one JSON object with \"text\" and \"guidance\", and nothing else"),
  BLANK("its text was empty"),
  TOO_LONG("its text was too long"),
  /// A control, format or other character that nobody sees, or scripts mixed in a word.
  CHARACTER("it had a character that nobody can see, or letters of two scripts in one word"),
  MARKUP("it had markup"),
  /// What a spreadsheet would compute.
  FORMULA("it had a line that a spreadsheet would take for a formula"),
  /// A place for something that it was not given, such as `[company]`.
  PLACEHOLDER("it had a placeholder that the draft has not"),
  ADDRESS("it had a link or an address that the draft has not, or a value inside of one"),
  /// Words of the instructions.
  FRAME("it repeated words of these instructions"),
  SELF_TALK("it spoke of itself, of its task or of its format; only the message is wanted"),
  LANGUAGE("it was not in the language of the draft"),
  NUMBER("it had a number that is not in the data"),
  PRICE("it had a price, a percentage or a promise of money that is not in the data"),
  DATE("it had a date or a time that is not in the data"),
  NAME("it had a name that is not in the data"),
  GUIDANCE("it listed guidance that it was not given"),
  TOO_SHORT("it was much shorter than the draft"),
  LOST_PLACE("it left out a {{name}} of the draft"),
  UNSAID("it left out a phrase that \"says\" has"),
  /// Five words in a row that somebody else wrote.
  COPIED("it copied what somebody else wrote"),
  OFF_TOPIC("it was not about what the draft and the option are about");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /// For the model, after "Your last answer was not used: ".
  public String words() {
    return words;
  }
}
