package org.doubleloop.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

  private final JsonMapper mapper = StrictJson.mapper();

  record Note(String text, @Nullable Instant at, @Nullable Double weight, List<String> tags) {}

  @Test
  void writesMomentsInUtcToTheMillisecondAndLeavesOutWhatIsAbsent() {
    assertThat(mapper.writeValueAsString(new Note("a", Instant.EPOCH, null, List.of())))
        .isEqualTo("{\"text\":\"a\",\"at\":\"1970-01-01T00:00:00.000Z\",\"tags\":[]}");
  }

  @Test
  void readsWhatItWrites() {
    var note = new Note("é\uD83D\uDE00\n", Instant.EPOCH, 0.1, List.of("x"));
    assertThat(mapper.readValue(mapper.writeValueAsString(note), Note.class)).isEqualTo(note);
  }

  @Test
  void takesANullFieldForAnAbsentOne() {
    assertThat(mapper.readValue("{\"text\":\"a\",\"at\":null,\"tags\":[]}", Note.class))
        .isEqualTo(new Note("a", null, null, List.of()));
  }

  @Test
  void keepsNumbersOfFreeMapsAsWhatTheyAreWorth() {
    assertThat((Object) mapper.readValue("{\"a\":1,\"b\":5000000000,\"c\":1.5}", Map.class))
        .isEqualTo(Map.of("a", 1, "b", 5_000_000_000L, "c", 1.5));
  }

  record Numbers(
      @Nullable Integer whole,
      @Nullable Long large,
      @Nullable Double real,
      @Nullable Object free,
      @Nullable Map<String, Object> map,
      @Nullable List<Object> list,
      @Nullable JsonNode tree) {}

  @ParameterizedTest
  @CsvSource({
    "1, '1.0 1e0 1.0E+0 10e-1 0.1e1 1.000000000000'",
    "100, '100.0 1e2 1E2 1.0e+2 1000e-1'",
    "0, '0.0 -0 -0.0 0e9 1e-400 -0e-1'",
    "-7, '-7.0 -70e-1'",
    "2147483647, '2147483647.0 2.147483647e9'",
  })
  void takesANumberForTheSameHoweverItIsWritten(String plain, String others) {
    var canonical = new CanonicalJson(mapper);
    var body =
        "{'whole':N,'large':N,'real':N,'free':N,'map':{'b':[N],'a':N},'list':[{'x':N}],'tree':{'n':N}}"
            .replace('\'', '"');
    var expected = mapper.readValue(body.replace("N", plain), Numbers.class);
    for (var other : others.split(" ", -1)) {
      var read = mapper.readValue(body.replace("N", other), Numbers.class);
      assertThat(canonical.of(read)).as(other).isEqualTo(canonical.of(expected));
      assertThat(read.map()).as(other).isEqualTo(expected.map());
      assertThat(mapper.treeToValue(mapper.readTree(body.replace("N", other)), Numbers.class))
          .as(other)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5000000000, 5e9",
    "-5000000000, -5.0E9",
    "100000000000000000000, 1e20",
    "0.5, 5e-1",
  })
  void takesALargeNumberAndAFractionForTheSame(String plain, String other) {
    assertThat(mapper.readValue("{\"n\":" + other + "}", Map.class).get("n"))
        .isEqualTo(mapper.readValue("{\"n\":" + plain + "}", Map.class).get("n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e-1", "2147483648.0", "1e400", "\"1\"", "1e20", "true"})
  void refusesWhatIsNoWholeNumber(String number) {
    assertThatThrownBy(() -> mapper.readValue("{\"whole\":" + number + "}", Numbers.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void takesANullUnderANameForAnAbsentOneButNotInAnArray() {
    var body = "{\"map\":{\"a\":null,\"b\":1}}";
    assertThat(mapper.readValue(body, Numbers.class).map()).isEqualTo(Map.of("b", 1));
    assertThat(mapper.treeToValue(mapper.readTree(body), Numbers.class).map())
        .isEqualTo(Map.of("b", 1));
    assertThatThrownBy(() -> mapper.readValue("{\"list\":[null]}", Numbers.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void canonicalBytesDoNotDependOnSpacingOrOrder() {
    var canonical = new CanonicalJson(mapper);
    var one = mapper.readValue("{\"b\": {\"d\":1,\"c\":[2,1]},  \"a\":\"x\"}", Map.class);
    var two = mapper.readValue("{\"a\":\"x\",\"b\":{\"c\":[2,1],\"d\":1}}", Map.class);
    assertThat(new String(canonical.of(one), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"x\",\"b\":{\"c\":[2,1],\"d\":1}}");
    assertThat(canonical.of(two)).isEqualTo(canonical.of(one));
    assertThat(canonical.of(new Note("x", null, null, List.of())))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"tags\":[],\"text\":\"x\"}");
  }
}
