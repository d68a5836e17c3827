package org.doubleloop.kit.test.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WrongValuesTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'string', 'enum': ['UP', 'DOWN']}",
        "{'type': 'string', 'format': 'date-time'}",
        "{'type': 'string', 'minLength': 1, 'maxLength': 8}",
        "{'type': 'string', 'pattern': '^[a-z]{1,128}$'}",
        "{'type': 'integer', 'minimum': 1, 'maximum': 2147483647}",
        "{'type': 'number', 'minimum': 0.001, 'maximum': 1}",
        "{'type': 'array', 'minItems': 1, 'maxItems': 3, 'items': {'type': 'string'}}",
        "{'type': 'object', 'additionalProperties': {'type': 'string'}, 'maxProperties': 2}",
        "{'type': 'object', 'properties': {'a': {'type': 'string'}}, 'required': ['a']}"
      })
  void breakTheirSchemaAndRightOnesDoNot(String text) {
    var schema = json(text);
    var validator = SCHEMAS.getSchema(schema);
    assertThat(validator.validate(RightValues.of(schema))).isEmpty();
    assertThat(WrongValues.ofBounds(schema)).isNotEmpty();
    assertThat(WrongValues.ofBounds(schema))
        .allSatisfy(value ->
            assertThat(validator.validate(value.json(), InputFormat.JSON))
                .as(value.toString())
                .isNotEmpty());
    assertThat(WrongValues.ofType(schema)).hasSizeGreaterThan(2);
  }

  @Test
  void standAtEachPlaceOfABody() {
    var schema =
        json(
            """
            {'type': 'object', 'required': ['id'], 'properties': {
              'id': {'type': 'string'},
              'counts': {'type': 'array', 'items': {'type': 'object', 'required': ['label'],
                'properties': {'label': {'type': 'string'}, 'trials': {'type': 'integer'}}}},
              'names': {'type': 'object', 'additionalProperties': {'type': 'string'}},
              'context': {'type': 'object', 'additionalProperties': true}}}\
            """);
    var right = json("{'id': 'a', 'context': {'plan': 'paid'}}");
    var places = BodyPlace.of(schema, right);
    assertThat(places)
        .extracting(BodyPlace::pointer)
        .containsExactly(
            "/id",
            "/counts",
            "/counts/0",
            "/counts/0/label",
            "/counts/0/trials",
            "/names",
            "/names/x",
            "/context",
            "/context/plan");
    assertThat(places)
        .allSatisfy(place -> {
          var all = place.wrong(true);
          assertThat(all).hasSizeGreaterThanOrEqualTo(2);
          assertThat(place.wrong(false)).isNotEmpty().isSubsetOf(all);
          // What breaks its type is never left out altogether.
          assertThat(place.wrong(false))
              .containsAnyElementsOf(
                  place.schema().isObject()
                      ? WrongValues.ofType(place.schema())
                      : WrongValues.ofOpen());
        });
    assertThat(places.get(4).with("1e999", schema, right))
        .isEqualTo(
            """
            {"id":"a","context":{"plan":"paid"},"counts":[{"label":"aa","trials":1e999}]}\
            """);
    assertThat(places.get(3).without(schema, right))
        .isEqualTo("{\"id\":\"a\",\"context\":{\"plan\":\"paid\"},\"counts\":[{}]}");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
