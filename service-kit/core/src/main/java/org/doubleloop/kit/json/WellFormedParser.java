package org.doubleloop.kit.json;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.util.List;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/// Refuses NUL and lone surrogates in every name and string, wherever they end up: neither can be
/// kept as it is by every store.
final class WellFormedParser extends JsonParserDelegate {

  WellFormedParser(JsonParser parser) {
    super(parser);
  }

  @Override
  public @Nullable JsonToken nextToken() {
    return checked(super.nextToken());
  }

  @Override
  public @Nullable JsonToken nextValue() {
    return checked(super.nextValue());
  }

  @Override
  public @Nullable String nextName() {
    var name = super.nextName();
    checked(currentToken());
    return name;
  }

  @Override
  public boolean nextName(SerializableString name) {
    boolean same = super.nextName(name);
    checked(currentToken());
    return same;
  }

  @Override
  public int nextNameMatch(PropertyNameMatcher matcher) {
    int match = super.nextNameMatch(matcher);
    checked(currentToken());
    return match;
  }

  private @Nullable JsonToken checked(@Nullable JsonToken token) {
    if (token == JsonToken.PROPERTY_NAME) {
      var name = currentName();
      check(name.toCharArray(), 0, name.length());
    } else if (token == JsonToken.VALUE_STRING) {
      // The characters first: asking for them is what ends the reading of a lazy string.
      char[] text = getStringCharacters();
      check(text, getStringOffset(), getStringLength());
    }
    return token;
  }

  private void check(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c == 0) {
        throw refused("must not contain the character NUL");
      }
      if (Character.isSurrogate(c)) {
        i++;
        if (i == offset + length || !Character.isSurrogatePair(c, text[i])) {
          throw refused("must not contain half of a surrogate pair");
        }
      }
    }
  }

  private ServiceException refused(String message) {
    var context = streamReadContext();
    // A bad name cannot stand in the pointer: the fault is then the object's.
    var place = currentToken() == JsonToken.PROPERTY_NAME ? context.getParent() : context;
    return new ServiceException(
        INVALID_REQUEST,
        "The body contains text that cannot be kept",
        List.of(new FieldFault(place.pathAsPointer().toString(), "CHARACTER", message)));
  }
}
