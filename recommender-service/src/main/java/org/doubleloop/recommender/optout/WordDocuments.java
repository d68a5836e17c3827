package org.doubleloop.recommender.optout;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.HexFormat;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.signal.OptOut;
import org.jspecify.annotations.Nullable;

/// Last words as documents: one for each unit, of each policy that is named and of all. A word is a
/// text whose order is that of words, so that `$max` keeps the last whatever comes first.
final class WordDocuments {
  private static final String KIND = "OPT_OUT";
  private static final String LAST = "last";
  private static final int DIGITS = 2 * Long.BYTES;
  private static final char OUT = '1';
  private static final char IN = '0';

  private WordDocuments() {}

  /// The name of what is kept of a unit.
  ///
  /// @param policy null for all
  static String id(String organization, UnitKind scope, String unit, @Nullable String policy) {
    // no policy has the empty name
    return Ids.hash(organization, KIND, scope.name(), unit, policy == null ? "" : policy);
  }

  static String id(OptOut said) {
    return id(said.organization(), said.scope(), said.unit(), said.policy());
  }

  /// Writes a word, unless a later one stands there.
  static UpdateOneModel<Document> update(OptOut said) {
    return new UpdateOneModel<>(
        Filters.eq("_id", id(said)),
        Updates.combine(
            Updates.max(LAST, text(Word.of(said))),
            Updates.setOnInsert("organization", said.organization())),
        new UpdateOptions().upsert(true));
  }

  static Word word(Document document) {
    var text = document.getString(LAST);
    return new Word(
        Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(text, 0, DIGITS) ^ Long.MIN_VALUE),
        text.charAt(DIGITS) == OUT,
        text.substring(DIGITS + 1));
  }

  private static String text(Word word) {
    long ordered = word.at().toEpochMilli() ^ Long.MIN_VALUE;
    return HexFormat.of().toHexDigits(ordered) + (word.out() ? OUT : IN) + word.id();
  }
}
