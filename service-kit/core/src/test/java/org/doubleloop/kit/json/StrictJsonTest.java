package org.doubleloop.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
  void keepsNumbersOfFreeMapsAsTheyAre() {
    assertThat((Object) mapper.readValue("{\"a\":1,\"b\":5000000000,\"c\":1.0}", Map.class))
        .isEqualTo(Map.of("a", 1, "b", 5_000_000_000L, "c", 1.0));
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
