package org.doubleloop.kit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SortKeyTest {
  private static final List<Object> VALUES =
      List.of(
          Missing.getInstance(),
          Double.NEGATIVE_INFINITY,
          -1e300,
          Integer.MIN_VALUE,
          -1L,
          -0.5,
          -0.0,
          0,
          Double.MIN_VALUE,
          1,
          1.5,
          2L,
          1L << 53,
          Double.POSITIVE_INFINITY,
          "",
          "\u0000",
          "\u0000a",
          "\u0001",
          "\u0002",
          "a",
          "a\u0000",
          "aa",
          "b",
          "\u007F",
          "\u0080",
          "\u07FF",
          "\u0800",
          "\uD83D\uDE00",
          "\uFFFF",
          new ObjectId(new byte[12]),
          false,
          true,
          Instant.ofEpochMilli(-1),
          Instant.EPOCH,
          Instant.ofEpochMilli(1));

  private static byte[] key(@Nullable Object... values) {
    var key = new SortKey();
    for (Object value : values) {
      key.append(value);
    }
    return key.appendLong(7).toBytes();
  }

  private static int compare(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other);
  }

  @Test
  void ordersValuesAsTheStoreDoes() {
    for (Object one : VALUES) {
      for (Object other : VALUES) {
        assertThat(Integer.signum(compare(key(one), key(other))))
            .as("%s against %s", one, other)
            .isEqualTo(Integer.signum(ValueComparator.asc().compare(one, other)));
      }
    }
  }

  @Test
  void ordersBySeveralValuesOneAfterTheOther() {
    assertThat(compare(key("a", 2), key("aa", 1))).isNegative();
    assertThat(compare(key("a", 2), key("a", 3))).isNegative();
    assertThat(compare(key("a", null), key("a", ""))).isNegative();
    assertThat(compare(key("a", null), key("", "z"))).isPositive();
  }

  @Test
  void keepsTheTypesApart() {
    for (Object value : VALUES.subList(1, VALUES.size())) {
      assertThat(compare(new SortKey().beforeTypeOf(value).toBytes(), key(value))).isNegative();
      assertThat(compare(new SortKey().afterTypeOf(value).toBytes(), key(value))).isPositive();
      assertThat(compare(new SortKey().append(value).afterAll().toBytes(), key(value)))
          .isPositive();
    }
  }

  @Test
  void knowsWhatItCannotOrder() {
    assertThat(List.of(1, "a", true, Instant.EPOCH, Missing.getInstance()))
        .allMatch(SortKey::orders);
    assertThat(List.of(Double.NaN, List.of(1), new Document(), Decimal128.ONE))
        .noneMatch(SortKey::orders);
    assertThat(SortKey.exact(1L << 53)).isTrue();
    assertThat(SortKey.exact((1L << 53) + 1)).isFalse();
  }
}
