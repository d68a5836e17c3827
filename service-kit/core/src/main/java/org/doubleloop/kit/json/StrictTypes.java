package org.doubleloop.kit.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// The types that Jackson's own settings leave lax: moments, dates and numbers.
final class StrictTypes extends SimpleModule {

  private static final long serialVersionUID = 1L;

  StrictTypes() {
    super("doubleloop-strict-types");
    addSerializer(new MomentWriter());
    addDeserializer(Instant.class, new TextReader<>(Instant.class, Moments::parse));
    addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, Moments::parseDate));
    addDeserializer(Double.class, new FiniteReader(Double.class));
    addDeserializer(Double.TYPE, new FiniteReader(Double.TYPE));
    addDeserializer(Number.class, new FreeNumberReader());
  }

  private static final class MomentWriter extends StdScalarSerializer<Instant> {
    MomentWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(Moments.format(value));
    }
  }

  /// Reads a date from a string, and from nothing else.
  private static final class TextReader<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, T> parse;

    TextReader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(handledType(), parser);
      }
      var text = parser.getString();
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw new InvalidFormatException(parser, e.getMessage(), text, handledType());
      }
    }
  }

  /// Reads a double from a number that a double can hold.
  private static final class FiniteReader extends StdScalarDeserializer<Double> {
    FiniteReader(Class<Double> type) {
      super(type);
    }

    @Override
    public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        return (Double) context.handleUnexpectedToken(Double.class, parser);
      }
      double value = parser.getDoubleValue();
      return Double.isFinite(value)
          ? (Double) value
          : (Double) context.handleWeirdNumberValue(Double.class, value, "out of range");
    }
  }

  /// Reads a number of no declared type, as in a free map: an int, a long or a finite double.
  private static final class FreeNumberReader extends StdScalarDeserializer<Number> {
    FreeNumberReader() {
      super(Number.class);
    }

    @Override
    public @Nullable Number deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        return (Number) context.handleUnexpectedToken(Number.class, parser);
      }
      Number value = parser.getNumberValue();
      if (value instanceof BigInteger large && isDouble(large)) {
        return large.doubleValue();
      }
      return value instanceof BigInteger || !Double.isFinite(value.doubleValue())
          ? (Number) context.handleWeirdNumberValue(Number.class, value, "out of range")
          : value;
    }

    /// Whether it is what it is when it is written with an exponent, too.
    private static boolean isDouble(BigInteger large) {
      double nearest = large.doubleValue();
      return Double.isFinite(nearest)
          && new BigDecimal(nearest).compareTo(new BigDecimal(large)) == 0;
    }
  }
}
