package org.doubleloop.kit.error;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.lane.InvalidCursorException;
import org.doubleloop.kit.lane.LaneOverloadedException;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A service of toys, shaped as the generator shapes interfaces and models.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StrictJson.class, ProblemConfiguration.class, Toys.Controller.class})
class Toys {

  @Bean
  SecurityFilterChain open(HttpSecurity http) {
    return http.csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(a -> a.anyRequest().permitAll())
        .build();
  }

  enum Kind {
    SOFT_TOY("SOFT_TOY"),
    PUZZLE("PUZZLE");

    private final String value;

    Kind(String value) {
      this.value = value;
    }

    @JsonValue
    public String getValue() {
      return value;
    }

    @JsonCreator
    public static Kind fromValue(String value) {
      for (var kind : values()) {
        if (kind.value.equals(value)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("Unexpected value '" + value + "'");
    }
  }

  @SuppressWarnings("NullAway.Init")
  static class Part {
    public @NotNull @Size(max = 5) String name;
    public @Min(0) @Nullable Integer weight;
  }

  @SuppressWarnings("NullAway.Init")
  static class Toy {
    public @NotNull @Size(min = 1, max = 10) @Pattern(regexp = "^[a-z]*$") String name;
    public @Min(0) @Max(100) @Nullable Integer count;
    public @Nullable Long serial;
    public @DecimalMax("1000") @Nullable Double price;
    public @Nullable Boolean fragile;
    public @Nullable Instant madeAt;
    public @Nullable Kind kind;
    public @Nullable URI link;
    public @Valid @Size(max = 3) @Nullable List<@Valid Part> parts;
    public @Valid @Nullable Map<String, @Valid Part> spares;
    public @Nullable Map<String, Object> attributes;
  }

  interface Api {
    @RequestMapping(
        method = RequestMethod.POST,
        value = "/toys",
        produces = {"application/json", "application/problem+json"},
        consumes = "application/json")
    ResponseEntity<Toy> create(
        @Valid @RequestBody Toy toy,
        @Size(min = 1, max = 9) @RequestHeader(value = "Toy-Key", required = false)
            @Nullable String toyKey);

    @RequestMapping(
        method = RequestMethod.GET,
        value = "/toys/{id}",
        produces = {"application/json", "application/problem+json"})
    ResponseEntity<Toy> read(
        @Size(max = 5) @PathVariable("id") String id,
        @Min(1) @RequestParam(value = "limit", required = false) @Nullable Integer limit,
        @RequestParam(value = "kind", required = false) @Nullable Kind kind);
  }

  @RestController
  static class Controller implements Api {

    @Override
    public ResponseEntity<Toy> create(Toy toy, @Nullable String toyKey) {
      return ResponseEntity.ok(toy);
    }

    @Override
    public ResponseEntity<Toy> read(String id, @Nullable Integer limit, @Nullable Kind kind) {
      return switch (id) {
        case "gone" -> throw new ServiceException(CommonProblem.CONFLICT, "The toy is gone");
        case "store" ->
            throw new MongoSocketOpenException(
                "secret-host", new ServerAddress(), new IOException());
        case "lane" -> throw new StoreUnavailableException("secret-host", null);
        case "busy" -> throw new LaneOverloadedException("secret-detail");
        case "seal" -> throw new InvalidCursorException("secret-detail");
        case "bug" -> throw new IllegalStateException("secret-detail");
        case "deep" -> throw new StackOverflowError("secret-detail");
        default -> ResponseEntity.ok(new Toy());
      };
    }
  }
}
