package org.doubleloop.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  @Nested
  class Reading {
    @Test
    void saysTheSameAsJson() {
      assertThat(
              json(
                  """
                  # a comment
                  policy: welcome
                  version: 3
                  content:
                    share: 0.1   # another
                    locked: true
                    absent: null
                    values: [free, "no", 'it''s', plan == 'paid']
                    draft: |
                      Hello,

                      what else?
                    long: >-
                      in two
                      lines
                    'quoted name': ""
                  """))
          .isEqualTo(
              """
              {"policy":"welcome","version":3,"content":{"share":0.1,"locked":true,"absent":null,\
              "values":["free","no","it's","plan == 'paid'"],"draft":"Hello,\\n\\nwhat else?\\n",\
              "long":"in two lines","quoted name":""}}\
              """);
    }

    @Test
    void takesJsonAsItIs() {
      var json = "{\"a\":[1,-0.5,1e-7,true,null,\"x\\n\\u00e9\",{}],\"b\":\"\\ud83d\\ude00\"}";
      assertThat(json(json))
          .isEqualTo("{\"a\":[1,-0.5,1e-7,true,null,\"x\\n\u00e9\",{}],\"b\":\"\ud83d\ude00\"}");
    }

    @Test
    void takesEndsOfLinesOfWindowsForEndsOfLines() {
      assertThat(json("a: |\r\n  one\r\n  two\r\nb: c\r\n"))
          .isEqualTo("{\"a\":\"one\\ntwo\\n\",\"b\":\"c\"}");
    }

    @Test
    void takesOneDocumentThatIsMarkedAsSuch() {
      assertThat(json("%YAML 1.2\n---\na: b\n...\n")).isEqualTo("{\"a\":\"b\"}");
      assertThat(json("\ufeffa: b\n")).isEqualTo("{\"a\":\"b\"}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "welcome",
          "yesterday",
          "no way",
          "P7D",
          "1.2.3",
          "12 mails",
          "0abc",
          "nan",
          "NaN",
          "-",
          "2026-03",
          "a:b",
          "x=y",
          "é",
          "10:30 or later"
        })
    void takesForATextWhatIsOneToEveryReader(String text) {
      if (!text.equals("-")) {
        assertThat(json("a: " + text)).isEqualTo("{\"a\":\"" + text + "\"}");
      }
      assertThat(json("a: \"" + text + "\"")).isEqualTo("{\"a\":\"" + text + "\"}");
    }
  }

  @Nested
  class Refusing {
    @ParameterizedTest
    @CsvSource({
      "yes, 4",
      "No, 4",
      "OFF, 4",
      "on, 4",
      "y, 4",
      "N, 4",
      "True, 4",
      "FALSE, 4",
      "~, 4",
      "Null, 4",
      "NULL, 4",
      "017, 4",
      "0o17, 4",
      "0x1F, 4",
      "0b101, 4",
      "08, 4",
      "1_000, 4",
      "+1, 4",
      "1., 4",
      ".5, 4",
      ".inf, 4",
      "-.Inf, 4",
      ".NaN, 4",
      "1:30, 4",
      "190:20:30.15, 4",
      "2026-03-01, 4",
      "2026-03-01T09:30:00Z, 4",
      "2026-3-1 9:30, 4",
      "=, 4",
      "<<, 4"
    })
    void whatReadersTakeForDifferentThings(String unquoted, int column) {
      assertThat(faults("a: " + unquoted))
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/a");
            assertThat(fault.code()).isEqualTo("UNQUOTED");
            assertThat(fault.message())
                .startsWith("line 1, column " + column + ": `" + unquoted + "` ")
                .contains("put it in quotes");
          });
      assertThat(json("a: '" + unquoted + "'")).isEqualTo("{\"a\":\"" + unquoted + "\"}");
    }

    static Stream<Arguments> badFiles() {
      return Stream.of(
          bad("no file at all", "", 1, 1, "", "has no document"),
          bad("comments alone", "# nothing\n", 1, 1, "", "has no document"),
          bad("a value left out", "a:\nb: c\n", 1, 3, "/a", "has no value"),
          bad("an item left out", "a:\n  - b\n  -\n", 3, 4, "/a/1", "has no value"),
          bad("an anchor", "a: &x b\nc: d\n", 1, 4, "/a", "must not have an anchor, &x"),
          bad("an alias", "a: b\nc: *x\n", 2, 4, "/c", "must not be an alias, *x"),
          bad("a tag", "a:\n  b: !!str 5\n", 2, 6, "/a/b", "must not have a tag"),
          bad("a tag of its own", "a: !include b.yaml\n", 1, 4, "/a", "must not have a tag"),
          bad("a tagged list", "a: !!set {b, c}\n", 1, 4, "/a", "must not have a tag"),
          bad("a name twice", "a: 1\nb: 2\na: 3\n", 3, 1, "/a", "is given twice, first at line 1"),
          bad("a quoted name twice", "a: 1\n\"a\": 3\n", 2, 1, "/a", "is given twice"),
          bad("a name that is a number", "a:\n  5: x\n", 2, 3, "/a/5", "`5` is not a name"),
          bad("a name that is a boolean", "on: x\n", 1, 1, "/on", "`on` is not a name"),
          bad("a merge", "a:\n  <<: {b: c}\n", 2, 3, "/a/<<", "must not merge another mapping"),
          bad("a list for a name", "? [a]\n: b\n", 1, 3, "", "must have texts for names"),
          bad("two documents", "a: b\n---\nc: d\n", 2, 1, "", "must not begin another document"),
          bad("a tab", "a:\n\tb: c\n", 2, 1, "", "is not YAML: "),
          bad("an open bracket", "a: [b\n", 2, 1, "", "is not YAML: "),
          bad("an open quote", "a: 'b\nc: d\n", 3, 1, "", "is not YAML: "),
          bad("an indentation", "a: b\n  c: d\n", 2, 4, "", "is not YAML: "),
          bad("a colon in a text", "a: b: c\n", 1, 5, "", "is not YAML: "),
          bad("a character", "a: b\nc: \u0007d\n", 2, 4, "", "has the character U+0007"),
          bad("a character after others", "é\ud83d\ude00: \u0000", 1, 5, "", "character U+0000"),
          bad("an escape", "a: \"\\z\"\n", 1, 6, "", "is not YAML: "),
          bad("no character", "é: \"\\U99999999\"\n", 1, 5, "", "stands for no character"),
          bad("nor this", "a: \"\\U00110000\"\n", 1, 7, "", "is not YAML: "),
          bad("deep lists", "[".repeat(40), 1, 34, "/0".repeat(33), "is nested too deeply"),
          bad("deep mappings", "{a: ".repeat(40), 1, 133, "/a".repeat(33), "nested too deeply"),
          bad(
              "many values",
              "[" + "a,".repeat(100_001) + "]",
              1,
              200_000,
              "/99999",
              "more values"));
    }

    private static Arguments bad(
        String what, String yaml, int line, int column, String pointer, String message) {
      return Arguments.argumentSet(what, yaml, line, column, pointer, message);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void saysLineAndColumn(String yaml, int line, int column, String pointer, String message) {
      assertThat(faults(yaml).getFirst())
          .satisfies(fault -> {
            assertThat(fault.message())
                .startsWith("line %d, column %d: ".formatted(line, column))
                .contains(message);
            assertThat(fault.pointer()).isEqualTo(pointer);
          });
    }

    /// As large as a file may be, and of one kind all through.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "1:1",
          "1_",
          "1",
          "0x",
          "-",
          "- ",
          "? ",
          "[",
          "{",
          "a: ",
          "&",
          "*",
          "!",
          "|",
          "'",
          "\"",
          "\\",
          "\n",
          " ",
          "\t",
          "#",
          "%",
          ",",
          "a,",
          "x y ",
          "yes",
          "2026-01-01",
          "---\n",
          "é"
        })
    void neverFailsByWhatIsRepeated(String piece) {
      var text = "a: " + piece.repeat((1 << 18) / piece.length());
      assertTimeout(
          Duration.ofSeconds(20),
          () -> {
            try {
              assertThat(YamlReader.read(text).json()).startsWith("{\"a\":");
            } catch (ServiceException e) {
              assertThat(e.errors()).isNotEmpty();
            }
          });
    }

    /// Whatever is wrong with a text is a fault at a place in it.
    @Test
    void neverFailsOtherwise() {
      nearlyRight()
          .forEach(yaml -> {
            try {
              YamlReader.read(yaml);
            } catch (ServiceException e) {
              assertThat(e.errors())
                  .as(yaml)
                  .isNotEmpty()
                  .allMatch(fault -> fault.message().matches("(?s)line \\d+, column \\d+: .+"));
            }
          });
    }

    @Test
    void findsAllFaultsAtOnce() {
      assertThat(
              faults(
                  """
                  policy: no
                  content: &all
                    mode: !!str EXPLORE
                    mode: off
                    rules: [*all, ~]
                  """))
          .extracting(FieldFault::pointer)
          .containsExactly(
              "/policy",
              "/content",
              "/content/mode",
              "/content/mode",
              "/content/mode",
              "/content/rules/0",
              "/content/rules/1");
    }
  }

  @Nested
  class Locating {
    private final Places places =
        YamlReader.read(
                """
                title: 12
                rules:
                  - id: a
                    when: >-
                      plan ==
                      'paid'
                  - id: b
                unknown:
                  deeper: x
                """)
            .places();

    @ParameterizedTest
    @CsvSource({
      "/title, TYPE, 1, 8",
      "/rules/0/when, CONDITION, 4, 11",
      "/rules/1/when, REQUIRED, 7, 5",
      "/rules/1/id, REPEATED, 7, 9",
      "/rules, SIZE, 3, 3",
      "/unknown, UNKNOWN, 8, 1",
      "/unknown, TYPE, 9, 3",
      "/absent, REQUIRED, 1, 1",
      "'', SIZE, 1, 1"
    })
    void findsWhatAPointerNames(String pointer, String code, int line, int column) {
      assertThat(located(new FieldFault(pointer, code, "is wrong")).message())
          .isEqualTo("line %d, column %d: is wrong".formatted(line, column));
    }

    @Test
    void saysWhatWouldBeATextInQuotes() {
      assertThat(located(new FieldFault("/title", "TYPE", "must be a string")).message())
          .isEqualTo("line 1, column 8: must be a string: put it in quotes");
    }

    @Test
    void leavesHeadersAlone() {
      var fault = new FieldFault("If-Match", "FORMAT", "must be * or a list of quoted ETags");
      assertThat(located(fault)).isEqualTo(fault);
    }

    private FieldFault located(FieldFault fault) {
      return catchThrowableOfType(
              ServiceException.class,
              () ->
                  places.locating(() -> {
                    throw PolicyFileMapping.invalid(List.of(fault));
                  }))
          .errors()
          .getFirst();
    }
  }

  /// A file in which some characters are others, by a seed.
  static Stream<String> nearlyRight() {
    var right =
        """
        policy: welcome # a comment
        content:
          values: [free, "no", 'it''s', {a: b}]
          draft: |+
            Hello,

          other: &a !!str x
          ? complex
          : *a
        """;
    var parts =
        "\t| |\n"
            + "|:|: |- |? |[|]|{|}|,|#|&|*|!|!<|%|%YAML"
            + " 9|@|`|'|\"|\\|\\x|\\U99999999|\u0000|\ud800|\u0085|\u2028|\ufeff|\r"
            + "|---|...|<<|~|=|>|>-9|0x|1e9|2026-01-01|\\ud800|\u00e9|\ud83d\ude00";
    var others = List.of(parts.split("\\|", -1));
    return IntStream.range(0, 2_000)
        .mapToObj(seed -> {
          var random = new SplittableRandom(seed);
          var text = new StringBuilder(right);
          for (int i = 0; i < 1 + seed % 4; i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(4));
            text.replace(from, to, others.get(random.nextInt(others.size())));
          }
          return text.toString();
        });
  }

  private static String json(String yaml) {
    return YamlReader.read(yaml).json();
  }

  private static List<FieldFault> faults(String yaml) {
    var refused = catchThrowableOfType(ServiceException.class, () -> YamlReader.read(yaml));
    assertThat(refused).as(yaml).isNotNull();
    assertThat(refused.type().slug()).isEqualTo("malformed-yaml");
    return refused.errors();
  }
}
