package org.doubleloop.kit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Makes the service's [JsonMapper] strict.
@Configuration(proxyBeanMethods = false)
public class StrictJson {

  /// A strict mapper for use outside of a container.
  public static JsonMapper mapper() {
    var builder = JsonMapper.builder(new StrictJsonFactory());
    configure(builder);
    return builder.build();
  }

  @Bean
  JsonFactory strictJsonFactory() {
    return new StrictJsonFactory();
  }

  @Bean
  JsonMapperBuilderCustomizer strictJsonCustomizer() {
    return StrictJson::configure;
  }

  @Bean
  CanonicalJson canonicalJson(JsonMapper mapper) {
    return new CanonicalJson(mapper);
  }

  private static void configure(JsonMapper.Builder builder) {
    builder
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.SKIP, Nulls.FAIL))
        // what is null in a map of names is absent, as fields are; in an array it has a place
        .withConfigOverride(
            Map.class, of -> of.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.SKIP)))
        .changeDefaultPropertyInclusion(
            include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
        .withCoercionConfigDefaults(coercion ->
            coercion
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            coercion ->
                coercion
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .addModule(new StrictTypes());
  }
}
