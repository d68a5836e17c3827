package org.doubleloop.kit.json;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.util.List;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.SerializableString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/// Reads numbers as what they are worth, however they are written: `1.0` and `1e0` are the whole
/// number 1. Refuses NUL and lone surrogates in every name and string, wherever they end up:
/// neither can be kept as it is by every store.
final class WellFormedParser extends JsonParserDelegate {

  /// Beyond it lies no long.
  private static final double END_OF_LONGS = 0x1p63;

  /// Whether the number that was read is whole, and not written so.
  private boolean whole;

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
    checked(super.currentToken());
    return name;
  }

  @Override
  public boolean nextName(SerializableString name) {
    boolean same = super.nextName(name);
    checked(super.currentToken());
    return same;
  }

  @Override
  public int nextNameMatch(PropertyNameMatcher matcher) {
    int match = super.nextNameMatch(matcher);
    checked(super.currentToken());
    return match;
  }

  @Override
  public @Nullable JsonToken currentToken() {
    return whole ? JsonToken.VALUE_NUMBER_INT : super.currentToken();
  }

  @Override
  public int currentTokenId() {
    return whole ? JsonTokenId.ID_NUMBER_INT : super.currentTokenId();
  }

  @Override
  public boolean hasToken(JsonToken token) {
    return whole ? token == JsonToken.VALUE_NUMBER_INT : super.hasToken(token);
  }

  @Override
  public boolean hasTokenId(int id) {
    return whole ? id == JsonTokenId.ID_NUMBER_INT : super.hasTokenId(id);
  }

  @Override
  public boolean isExpectedNumberIntToken() {
    return whole || super.isExpectedNumberIntToken();
  }

  @Override
  public NumberType getNumberType() {
    return whole ? (isInt() ? NumberType.INT : NumberType.LONG) : super.getNumberType();
  }

  /// There is no negative zero.
  @Override
  public double getDoubleValue() {
    return super.getDoubleValue() + 0.0;
  }

  @Override
  public Number getNumberValue() {
    if (!whole) {
      return super.getNumberValue();
    }
    // a conditional expression would make a long of both
    if (isInt()) {
      return getIntValue();
    }
    return getLongValue();
  }

  @Override
  public Number getNumberValueExact() {
    return whole ? getNumberValue() : super.getNumberValueExact();
  }

  @Override
  public Object getNumberValueDeferred() {
    return whole ? getNumberValue() : super.getNumberValueDeferred();
  }

  @Override
  public void clearCurrentToken() {
    whole = false;
    super.clearCurrentToken();
  }

  private boolean isInt() {
    double value = getDoubleValue();
    return value == (int) value;
  }

  private @Nullable JsonToken checked(@Nullable JsonToken token) {
    whole = token == JsonToken.VALUE_NUMBER_FLOAT && isWhole(super.getDoubleValue());
    if (whole) {
      return JsonToken.VALUE_NUMBER_INT;
    }
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

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < END_OF_LONGS;
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
